package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** The server's own MicroProfile Health, where administration is, tells our checks. */
@SystemTest
class ServerHealthIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient administration = RestClient.anonymous(system.administrationOfFirst());

  @BeforeEach
  void requireAServerThatAsks() {
    assumeTrue(
        system.server().equals("payara"),
        "WildFly's health pages ask no check of a module inside an EAR (WFLY-12835)");
  }

  @Test
  void shouldTellTheSameChecksAsTheApplication() {
    for (String kind : new String[] {"live", "ready"}) {
      Reply server = administration.get("/health/" + kind);
      assertThat(server.status()).as("%s", server).isEqualTo(200);
      JsonObject ours =
          RestClient.anonymous(system.first().base()).get("/api/health/" + kind).json();
      JsonObject theirs = response(server, "tradewire-" + kind);

      assertThat(theirs.getString("status")).isEqualTo("UP");
      assertThat(ours.getJsonArray("checks")).isNotEmpty();
      for (JsonValue each : ours.getJsonArray("checks")) {
        JsonObject check = each.asJsonObject();
        assertThat(theirs.getJsonObject("data").getString(check.getString("name")))
            .startsWith(check.getString("status"));
      }
    }
  }

  @Test
  void shouldStayReadyAndSayDegradedWithoutARelay() {
    system.pauseRelay();
    try {
      await("the relay is missed")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                Reply server = administration.get("/health/ready");
                assertThat(server.status()).isEqualTo(200);
                JsonObject data = response(server, "tradewire-ready").getJsonObject("data");
                assertThat(data.getString("status")).isEqualTo("DEGRADED");
                assertThat(data.getString("relay")).startsWith("DOWN");
              });
    } finally {
      system.resumeRelay();
    }
    system.awaitHealth(200, Duration.ofSeconds(60));
  }

  private static JsonObject response(Reply server, String name) {
    return server.json().getJsonArray("checks").stream()
        .map(JsonValue::asJsonObject)
        .filter(check -> check.getString("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is missing: " + server));
  }
}
