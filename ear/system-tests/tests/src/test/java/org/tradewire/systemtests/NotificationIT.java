package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.WebhookReceiver;
import org.tradewire.systemtests.client.WebhookReceiver.Received;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** From a producer to a user's webhook, whichever node stores, looks and sends. */
@SystemTest
class NotificationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RULES = "/api/notification-rules";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient stranger = system.as("trader2");
  private final RestClient service = system.as("service");

  /** Of this test: no rule of another asks for it. */
  private final String symbol =
      "N" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  private final String secretPath =
      "http://localhost:" + system.webhookPort() + "/" + UUID.randomUUID();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private String path;

  @AfterEach
  void forget() {
    if (path != null) {
      trader.delete(path);
    }
  }

  @Test
  void shouldSendASignedWebhookAndTheSameOnceMoreWhereItFailed() {
    try (WebhookReceiver receiver =
        WebhookReceiver.at(system.webhookPort(), request -> request == 1 ? 500 : 200)) {
      JsonObject rule = rule("{\"say\": \"{{event}} {{symbol}}\", \"price\": {{entry_price}}}");

      send(system.second(), 0, 1);

      await("two attempts").atMost(PATIENCE).until(() -> receiver.received().size() >= 2);
      List<Received> received = receiver.received();
      assertThat(received).extracting(Received::delivery).containsOnly(received.get(0).delivery());
      assertThat(received).allMatch(each -> each.isSignedWith(rule.getString("webhook_secret")));
      assertThat(received.get(1).body())
          .isEqualTo("{\"say\": \"created " + symbol + "USDT\", \"price\": 100.10}");
      assertThat(rule.getString("webhook_url")).endsWith(received.get(0).path());
      JsonObject line = await("a line").atMost(PATIENCE).until(() -> log().get(0), this::isSent);
      assertThat(line.getInt("attempts")).isEqualTo(2);
      assertThat(line.getString("id")).isEqualTo(received.get(0).delivery());
      assertThat(line.toString()).doesNotContain(received.get(0).path());
    }
  }

  @Test
  void shouldSendEachEventOnceWhicheverNodeStoredIt() {
    try (WebhookReceiver receiver = WebhookReceiver.at(system.webhookPort(), request -> 204)) {
      rule(null);

      send(system.first(), 0, 12);
      send(system.second(), 12, 12);

      await("all of them")
          .atMost(PATIENCE)
          .until(() -> log().size() == 24 && log().stream().allMatch(this::isSent));
      assertThat(receiver.received()).extracting(Received::delivery).doesNotHaveDuplicates();
      assertThat(receiver.received().stream().map(each -> each.json().getString("signal_id")))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 24).mapToObj(this::id).toList());
    }
  }

  @Test
  void shouldPauseAfterTwentyFailuresAndGoOnWhenItIsResumed() {
    boolean[] works = new boolean[1];
    try (WebhookReceiver receiver =
        WebhookReceiver.at(system.webhookPort(), request -> works[0] ? 200 : 503)) {
      rule(null);

      send(system.first(), 0, 21);

      await("a pause").atMost(PATIENCE).until(() -> !rule().isNull("paused_at"));
      assertThat(rule().getInt("failures")).isGreaterThanOrEqualTo(20);
      works[0] = true;
      assertThat(trader.post(path + "/resume", JsonValue.EMPTY_JSON_OBJECT).status())
          .isEqualTo(200);
      await("the others").atMost(PATIENCE).until(() -> log().stream().allMatch(this::isSent));
      assertThat(rule().getInt("failures")).isZero();
      assertThat(receiver.received().stream().map(Received::delivery).distinct()).hasSize(21);
    }
  }

  @Test
  void shouldTestAWebhookAndShowItToItsOwnerAlone() {
    try (WebhookReceiver receiver = WebhookReceiver.at(system.webhookPort(), request -> 200)) {
      JsonObject rule = rule(null);

      Reply tested = trader.post(path + "/test", JsonValue.EMPTY_JSON_OBJECT);

      assertThat(tested.status()).as("%s", tested).isEqualTo(200);
      assertThat(tested.json().getBoolean("delivered")).isTrue();
      assertThat(receiver.received()).hasSize(1);
      Received test = receiver.received().get(0);
      assertThat(test.isSignedWith(rule.getString("webhook_secret"))).isTrue();
      assertThat(test.json().getString("event")).isEqualTo("test");
      assertThat(log()).hasSize(1);
      for (RestClient other : List.of(stranger, system.as("admin"))) {
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(RULES).body()).doesNotContain(rule.getString("id"));
        assertThat(
                other
                    .get("/api/notification-deliveries?rule_id=" + rule.getString("id"))
                    .json()
                    .getJsonArray("items"))
            .isEmpty();
      }
      assertThat(trader.get(path).json().isNull("webhook_secret")).isTrue();
    }
  }

  @Test
  void shouldCallNoAddressOfTheHouse() {
    for (String address :
        List.of(
            "http://127.0.0.1:" + system.webhookPort() + "/",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/",
            "https://10.0.0.1/")) {
      Reply refused = trader.post(RULES, wanted().add("webhook_url", address).build());
      assertThat(refused.status()).as("%s: %s", address, refused).isEqualTo(400);
      assertThat(refused.json().getString("field")).isEqualTo("webhook_url");
    }
  }

  /** Of all that is created of this test's symbol; the answer holds the secret. */
  private JsonObject rule(String template) {
    JsonObjectBuilder wanted = wanted().add("webhook_url", secretPath);
    if (template != null) {
      wanted.add("webhook_template", template);
    }
    Reply made = trader.post(RULES, wanted.build());
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    path = RULES + "/" + made.json().getString("id");
    return made.json();
  }

  private JsonObjectBuilder wanted() {
    return Json.createObjectBuilder()
        .add("name", "of a test")
        .add("symbol", symbol + "/usdt")
        .add("events", Json.createArrayBuilder().add("created"));
  }

  private JsonObject rule() {
    return trader.get(path).json();
  }

  private List<JsonObject> log() {
    return trader
        .at(system.second().base())
        .get("/api/notification-deliveries?rule_id=" + path.substring(RULES.length() + 1))
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  private boolean isSent(JsonObject line) {
    return line.getString("state").equals("sent");
  }

  private void send(Node node, int from, int many) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    IntStream.range(from, from + many).forEach(each -> items.add(signal(each)));
    Reply reply = service.at(node.base()).post("/api/signals", items.build().toString());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getInt("accepted")).isEqualTo(many);
  }

  private JsonObject signal(int number) {
    return Json.createObjectBuilder()
        .add("signal_id", id(number))
        .add("timestamp", now.plusMillis(number).toString())
        .add("symbol", symbol + "USDT")
        .add("timeframe", "1h")
        .add("direction", "buy")
        .add("confidence", new BigDecimal("0.8123"))
        .add("entry_price", new BigDecimal("100.10"))
        .add("stop_loss", 95)
        .add("tp1", 110)
        .build();
  }

  private String id(int number) {
    return symbol + "_" + number;
  }
}
