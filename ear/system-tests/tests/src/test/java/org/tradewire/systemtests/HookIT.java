package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Alerts of TradingView, and the keys of their addresses. */
@SystemTest
class HookIT {
  private static final String HOOKS = "/api/signals/hooks";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The promise is a second. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Unknown keys are limited. */
  private static final Duration LESS_THAN_GUESSING = Duration.ofMillis(500);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient admin = system.as("admin");
  private final RestClient anyone = RestClient.anonymous(system.first().base());
  private final String unique = UUID.randomUUID().toString().substring(0, 6);
  private final String symbol = "H" + unique.toUpperCase(Locale.ROOT);
  private final String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private JsonObject hook;
  private String key;

  @BeforeEach
  void makeAHook() {
    Reply made = admin.post(HOOKS, Json.createObjectBuilder().add("name", "h" + unique).build());
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    hook = made.json();
    key = hook.getString("key");
    for (Node node : system.nodes()) {
      await("the key on " + node.name())
          .pollInterval(LESS_THAN_GUESSING)
          .atMost(SOON)
          .until(() -> isKnown(node));
    }
  }

  @AfterEach
  void revokeIt() {
    admin.post(HOOKS + "/" + hook.getString("id") + "/revoke", "");
  }

  @Test
  void shouldStoreAnAlertOnceWhicheverNodeItComesToAndWhateverItIsCalled() throws Exception {
    String channel = "signals:" + symbol + "-USDT:1h";
    try (StreamClient far =
        Handshake.to(system.second().base(), "/ws/signals")
            .bearer(system.as("trader1").token())
            .connect()) {
      far.subscribe(1, channel);
      far.await("answer", message -> message.getInt("id", 0) == 1);

      HttpResponse<String> first =
          post(system.first(), "text/plain; charset=utf-8", alert("\"stop\":95"));
      HttpResponse<String> again =
          post(system.second(), "application/json; charset=utf-8", alert("\"stop\":95"));
      assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
      assertThat(first.body()).contains("\"accepted\":1");
      assertThat(again.body()).contains("\"accepted\":0", "\"duplicates\":1");

      JsonObject told =
          far.awaitAtLeast(1, "the alert", on(channel)).iterator().next().getJsonObject("data");
      assertThat(told.getString("pattern_type")).isEqualTo("h" + unique);
      assertThat(told.getString("signal_id")).startsWith("hook:h" + unique + ":");
      assertThat(told.getJsonObject("metadata").getString("exchange")).isEqualTo("BINANCE");
      String cancel =
          "/api/signals/"
              + told.getString("signal_id")
              + "/cancel?time="
              + told.getString("timestamp");
      assertThat(system.as("service").post(cancel, "").status()).isEqualTo(403);
      assertThat(admin.post(cancel, "").json().getString("outcome")).isEqualTo("cancelled");
    }
  }

  @Test
  void shouldSayWhatIsWrongWithAnAlertWithoutItsKey() throws Exception {
    Reply rejected = anyone.post(address(), alert("\"stop\":105"));
    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.json().getJsonArray("rejected").getJsonObject(0).getString("field"))
        .isEqualTo("stop");

    Reply malformed = anyone.post(address(), "{\"stop\":NaN}");
    Reply long70 = anyone.post(address(), alert("\"more\":\"" + "x".repeat(70_000) + "\""));
    Reply asked = anyone.get(address());
    HttpResponse<String> other = post(system.first(), "text/csv", "a,b");
    Reply unknown = anyone.post(address() + "x", "{}");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(long70.status()).isEqualTo(413);
    assertThat(asked.status()).isEqualTo(405);
    assertThat(other.statusCode()).isEqualTo(415);
    assertThat(unknown.status()).isEqualTo(404);
    for (String answer :
        new String[] {
          malformed.body(),
          long70.body(),
          asked.body(),
          other.body(),
          unknown.body(),
          anyone.get(address() + "/none").body()
        }) {
      assertThat(answer).contains("/api/signals/hooks/(key)").doesNotContain(key);
    }
    assertThat(admin.get(HOOKS).body()).contains("h" + unique).doesNotContain(key);
    assertThat(admin.get("/api/audit").body()).contains("hook:h" + unique).doesNotContain(key);
  }

  @Test
  void shouldKnowARevokedKeyNoMoreOnEitherNode() {
    admin.post(HOOKS + "/" + hook.getString("id") + "/revoke", "");

    for (Node node : system.nodes()) {
      await("the end of the key on " + node.name()).atMost(SOON).until(() -> !isKnown(node));
    }
  }

  @Test
  void shouldWriteItsKeyIntoNoLog() throws Exception {
    for (Node node : system.nodes()) {
      RestClient there = anyone.at(node.base());
      there.post(address(), alert("\"stop\":95"));
      there.post(address(), "{");
      there.get(address());
      there.delete(address());
      there.post(address() + "x", "{}");
      there.post("/api/signals//hooks/" + key, "{}");
      there.post("/api/signals/hooks%2F" + key, "{}");
      there.post("/hooks/" + key, "{}");
      there.get("/" + key);
      post(node, "application/xml", "<a/>");
    }
    // What was logged before this line is in the files when this line is.
    String witness = "w" + unique;
    for (Node node : system.nodes()) {
      JsonObject user =
          Json.createObjectBuilder()
              .add("username", witness + node.name())
              .add("password", system.password())
              .add("roles", Json.createArrayBuilder())
              .build();
      assertThat(admin.at(node.base()).post("/api/users", user).status()).isEqualTo(201);
      await("the log of " + node.name())
          .atMost(SOON)
          .until(() -> !system.logsWith(witness + node.name()).isEmpty());
    }

    assertThat(system.logsWith(key)).isEmpty();
    assertThat(system.logsWith(key.substring(4))).isEmpty();
    for (Node node : system.nodes()) {
      assertThat(system.as("monitor").at(node.base()).get("/api/metrics").body())
          .contains("signal_alerts_total ")
          .doesNotContain(key.substring(4));
    }
  }

  /** One that is known is told what it lacks. */
  private boolean isKnown(Node node) {
    return anyone.at(node.base()).post(address(), "{}").status() == 200;
  }

  private String address() {
    return HOOKS + "/" + key;
  }

  private String alert(String member) {
    return "{\"ticker\":\"BINANCE:"
        + symbol
        + "USDT.P\",\"action\":\"buy\",\"price\":100,\"interval\":\"60\",\"time\":\""
        + time
        + "\","
        + member
        + "}";
  }

  private HttpResponse<String> post(Node node, String type, String body) throws Exception {
    URI address = node.base().resolve(address());
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
