package org.tradewire.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Settings that are changed while the nodes run: on every node, within a second, and audited. */
@SystemTest
class SettingsIT {
  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String PATH = "/api/settings";
  private static final String METRICS_PUBLIC = "tradewire.metrics.public";
  private static final String PER_ENDPOINT = "tradewire.ws.max-connections-per-endpoint";
  private static final String PER_USER = "tradewire.ws.max-connections-per-user";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient admin = system.as("admin");

  @AfterEach
  void giveDefaultsBack() {
    settings().stream().filter(each -> each.getBoolean("overridden")).forEach(this::reset);
    for (Node node : system.nodes()) {
      awaitMetrics(node, 401);
    }
  }

  @Test
  void shouldTakeEffectOnEveryNodeWithinASecond() {
    change(METRICS_PUBLIC, "true");
    for (Node node : system.nodes()) {
      awaitMetrics(node, 200);
    }

    reset(setting(METRICS_PUBLIC));
    for (Node node : system.nodes()) {
      awaitMetrics(node, 401);
    }
  }

  @Test
  void shouldLimitTheConnectionsThatComeAfterTheChange() {
    String token = system.tokenOfAnotherLike("trader1");
    try (StreamClient first = connect(token);
        StreamClient second = connect(token)) {
      change(PER_USER, "2");
      // A node takes over what is stored all at once: who knows the later change knows both.
      change(METRICS_PUBLIC, "true");
      awaitMetrics(system.second(), 200);

      try (StreamClient third = connect(token)) {
        await("end of a third connection").until(() -> third.closeCode() == 4404);
      }
      assertThat(first.closeCode()).isEqualTo(-1);
      assertThat(second.closeCode()).isEqualTo(-1);
    }
  }

  /** As the 1,001st is by default. */
  @Test
  void shouldRefuseTheClientAboveTheLimitOfAnEndpointWithASentence() {
    String path = "/ws/signals";
    URI node = system.first().base();
    try (StreamClient first =
            Handshake.to(node, path).bearer(system.as("trader1").token()).connect();
        StreamClient second =
            Handshake.to(node, path).bearer(system.as("trader2").token()).connect()) {
      change(PER_ENDPOINT, "2");
      change(METRICS_PUBLIC, "true");
      awaitMetrics(system.first(), 200);

      try (RawSocket third = RawSocket.open(node, path, system.as("risk").token())) {
        RawFrame close = third.read().orElseThrow();
        assertThat(close.opcode()).isEqualTo(RawFrame.CLOSE);
        assertThat(close.closeCode()).isEqualTo(4404);
        assertThat(new String(close.payload(), 2, close.payload().length - 2, UTF_8))
            .isEqualTo("This endpoint has no place left; try another node.");
      }
      for (StreamClient each : List.of(first, second)) {
        each.sendText("{\"type\":\"ping\",\"id\":7}");
        each.await("pong", message -> message.getInt("id", 0) == 7);
      }
    }
  }

  @Test
  void shouldTellInTheAuditLogWhoChangedWhat() {
    change(METRICS_PUBLIC, "true");

    JsonObject changed = setting(METRICS_PUBLIC);
    assertThat(changed.getString("changed_by")).isEqualTo("admin");
    JsonObject line =
        items(admin.get("/api/audit?limit=1&subject=setting:" + METRICS_PUBLIC)).get(0);
    assertThat(line.getString("actor")).isEqualTo("admin");
    assertThat(line.getString("action")).isEqualTo("setting.changed");
    assertThat(line.getString("before")).isEqualTo("false");
    assertThat(line.getString("after")).isEqualTo("true");
  }

  @Test
  void shouldNameTheRangeOfAValueThatIsOutOfIt() {
    int seen = setting(PER_USER).getInt("version");

    Reply reply = admin.put(PATH + "/" + PER_USER, RestBodies.settingValue("100001", seen));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("type")).isEqualTo("urn:tradewire:problem:invalid-setting");
    assertThat(reply.json().getString("field")).isEqualTo("value");
    assertThat(reply.json().getString("detail")).contains("from 1 to 100000");
    assertThat(setting(PER_USER).getInt("version")).isEqualTo(seen);
  }

  @Test
  void shouldRefuseWhoSawAnotherVersionOnAnyNode() {
    int seen = setting(METRICS_PUBLIC).getInt("version");
    change(METRICS_PUBLIC, "true");

    for (Node node : system.nodes()) {
      Reply reply =
          admin
              .at(node.base())
              .put(PATH + "/" + METRICS_PUBLIC, RestBodies.settingValue("false", seen));
      assertThat(reply.status()).as("%s", reply).isEqualTo(409);
    }
  }

  @Test
  void shouldShowAndChangeSettingsForAdministratorsAlone() {
    assertThat(settings())
        .extracting(each -> each.getString("key"))
        .contains(
            METRICS_PUBLIC,
            PER_USER,
            "tradewire.outbox.retention-hours",
            "tradewire.trades.self-report",
            PER_ENDPOINT,
            "tradewire.ws.max-inbound-per-second");
    String path = PATH + "/" + METRICS_PUBLIC;
    for (String other : new String[] {"risk", "dealer", "trader1", "monitor", "service"}) {
      RestClient client = system.as(other);
      assertThat(client.get(PATH).status()).as(other).isEqualTo(403);
      assertThat(client.put(path, RestBodies.settingValue("true", 0)).status())
          .as(other)
          .isEqualTo(403);
      assertThat(client.delete(path + "?version=0").status()).as(other).isEqualTo(403);
    }
  }

  private void awaitMetrics(Node node, int status) {
    RestClient anyone = RestClient.anonymous(node.base());
    await("metrics answered with " + status + " on " + node.name())
        .atMost(PROMISED)
        .pollInterval(POLL)
        .until(() -> anyone.get("/api/metrics").status() == status);
  }

  private StreamClient connect(String token) {
    return Handshake.to(system.second().base(), "/ws/market").bearer(token).connect();
  }

  private void change(String key, String value) {
    int seen = setting(key).getInt("version");
    Reply reply = admin.put(PATH + "/" + key, RestBodies.settingValue(value, seen));
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getString("value")).isEqualTo(value);
  }

  private void reset(JsonObject setting) {
    Reply reply =
        admin.delete(
            PATH + "/" + setting.getString("key") + "?version=" + setting.getInt("version"));
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getBoolean("overridden")).isFalse();
  }

  private JsonObject setting(String key) {
    return settings().stream()
        .filter(each -> each.getString("key").equals(key))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonObject> settings() {
    return items(admin.get(PATH));
  }

  private static List<JsonObject> items(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }
}
