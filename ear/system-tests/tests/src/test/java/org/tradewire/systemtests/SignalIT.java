package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** From a producer to the rooms of both nodes, and to whoever asks. */
@SystemTest
class SignalIT {
  private static final Duration GREEN = Duration.ofSeconds(40);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient service = system.as("service");

  /** Of this run: nobody else sends signals of it. */
  private final String symbol =
      "S" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  private final String channel = "signals:" + symbol + "-USDT:1h";
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void shouldTellWhatIsDurableOnceOnBothNodesWhoeverTookIt() {
    try (StreamClient near = subscribed(system.first(), channel);
        StreamClient far = subscribed(system.second(), channel)) {
      JsonObject first = send(system.first(), 0, 40);
      JsonObject other = send(system.second(), 30, 40);

      assertThat(first.getInt("accepted")).isEqualTo(40);
      assertThat(other.getInt("accepted")).isEqualTo(30);
      assertThat(other.getInt("duplicates")).isEqualTo(10);
      for (StreamClient client : List.of(near, far)) {
        Collection<JsonObject> told = client.awaitAtLeast(70, "signals", on(channel));
        assertThat(told.stream().map(Messages::seq))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, 70).mapToObj(Long::valueOf).toList());
        assertThat(told.stream().map(SignalIT::id)).doesNotHaveDuplicates();
        assertThat(told)
            .allMatch(each -> each.getString("type").equals("signal_update"))
            .allMatch(each -> data(each).getString("event").equals("created"))
            .allMatch(each -> data(each).getString("symbol").equals(symbol + "USDT"));
      }
    }
  }

  @Test
  void shouldTellADuplicateFromAConflictAndNameWhatIsWrong() {
    send(system.first(), 0, 1);
    JsonObject changed = signal(0).add("confidence", new BigDecimal("0.5")).build();
    JsonObject wrong = signal(1).add("confidence", new BigDecimal("1.2")).build();
    JsonArrayBuilder items =
        Json.createArrayBuilder()
            .add(changed)
            .add(wrong)
            .add(signal(2))
            .add(signal(0).add("entry_price", new BigDecimal("100.1000")));

    Reply reply = service.at(system.second().base()).post("/api/signals", items.build().toString());

    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json())
        .isEqualTo(
            Json.createObjectBuilder()
                .add("accepted", 1)
                .add("duplicates", 1)
                .add("conflicts", 1)
                .add(
                    "rejected",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("index", 1)
                                .add("id", id(1))
                                .add("field", "confidence")
                                .add(
                                    "message",
                                    "confidence must be from 0 to 1 with at most 4 decimals")))
                .build());
    assertThat(found("").get(1).getJsonNumber("confidence").toString()).isEqualTo("0.8123");
  }

  @Test
  void shouldFindThemPageByPageOnEitherNodeAndOverTheSocket() {
    send(system.first(), 0, 25);
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Reply page =
          trader
              .at(system.second().base())
              .get("/api/signals?symbol=" + symbol + "/usdt&limit=10" + cursor);
      page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
          .map(each -> each.getString("signal_id"))
          .forEach(ids::add);
      cursor = page.json().isNull("next") ? null : "&cursor=" + page.json().getString("next");
    } while (cursor != null);

    assertThat(ids)
        .containsExactlyElementsOf(
            IntStream.iterate(24, each -> each >= 0, each -> each - 1).mapToObj(this::id).toList());
    try (StreamClient client = connected(system.second())) {
      client.sendText(
          "{\"type\":\"get_signals\",\"symbol\":\""
              + symbol
              + "USDT\",\"timeframe\":\"1h\",\"limit\":3}");
      JsonObject answer = client.await("answer", Messages.ofType("signals_response"));
      assertThat(answer.getJsonArray("data").getValuesAs(JsonObject.class))
          .map(each -> each.getString("signal_id"))
          .containsExactly(id(24), id(23), id(22));
    }
  }

  @Test
  void shouldSendAllOfThemAsAFile() {
    send(system.first(), 0, 1_000);
    send(system.second(), 1_000, 203);
    String path = "/api/signals?symbol=" + symbol + "USDT&min_confidence=0.5";

    Reply named = trader.get(path + "&format=csv");
    Reply accepted = trader.at(system.second().base()).getAs(path, "text/csv");

    assertThat(named.status()).as("%s", named).isEqualTo(200);
    assertThat(named.contentType()).startsWith("text/csv");
    assertThat(named.body()).isEqualTo(accepted.body());
    List<String> lines = named.body().lines().toList();
    assertThat(lines.get(0)).startsWith("signal_id,timestamp,symbol,timeframe,");
    assertThat(lines.stream().skip(1).map(each -> each.split(",")[0]))
        .containsExactlyElementsOf(
            IntStream.iterate(1_202, each -> each >= 0, each -> each - 1)
                .mapToObj(each -> '"' + id(each) + '"')
                .toList());
    assertThat(trader.get(path + "&format=csv&limit=2").body().lines()).hasSize(3);
    assertThat(trader.get(path).contentType()).startsWith("application/json");
  }

  @Test
  void shouldTellSomeOfThemAloneAndResumeBehindTheOthers() {
    try (StreamClient client = announced(system.second())) {
      String filtered =
          "{\"action\":\"subscribe\",\"id\":1,\"channels\":[\""
              + channel
              + "\"],\"min_confidence\":0.9";
      client.sendText(filtered + "}");
      client.await("answer", message -> message.getInt("id", 0) == 1);
      send(system.first(), 0, 4);
      send(List.of(signal(4).add("confidence", new BigDecimal("0.9"))));

      client.awaitAtLeast(1, "the one that is asked for", Messages.ofType("signal_update"));

      assertThat(
              client.messages().all().stream()
                  .filter(Messages.ofType("signal_update"))
                  .map(SignalIT::id))
          .containsExactly(id(4));
      JsonObject skipped = client.await("numbers of the others", Messages.ofType("skipped"));
      assertThat(skipped.getInt("from")).isEqualTo(1);
      assertThat(skipped.getInt("to")).isEqualTo(4);
      assertThat(skipped.getBoolean("filtered")).isTrue();
    }
    send(system.first(), 5, 300);
    send(List.of(signal(400).add("confidence", new BigDecimal("0.95"))));
    try (StreamClient client = announced(system.first())) {
      client.sendText(
          "{\"action\":\"subscribe\",\"id\":1,\"min_confidence\":0.9,\"channels\":[{\"ch\":\""
              + channel
              + "\",\"since\":{\"epoch\":1,\"seq\":5}}]}");
      JsonObject answer = client.await("answer", message -> message.getInt("id", 0) == 1);
      client.awaitAtLeast(1, "what was missed", Messages.ofType("signal_update"));

      assertThat(data(answer).getJsonArray("ok").getJsonObject(0).getBoolean("recovered")).isTrue();
      assertThat(
              client.messages().all().stream()
                  .filter(Messages.ofType("signal_update"))
                  .map(SignalIT::id))
          .containsExactly(id(400));
    }
  }

  @Test
  void shouldResumeAfterWhatAClientHasAndTellWhatIsCancelled() {
    send(system.first(), 0, 150);
    JsonObject cancelled =
        service.post("/api/signals/" + id(3) + "/cancel?time=" + time(3), "").json();
    assertThat(cancelled.getString("outcome")).isEqualTo("cancelled");

    try (StreamClient client = connected(system.second())) {
      client.sendText(
          "{\"action\":\"subscribe\",\"id\":1,\"channels\":[{\"ch\":\""
              + channel
              + "\",\"since\":{\"epoch\":1,\"seq\":20}}]}");
      Collection<JsonObject> told = client.awaitAtLeast(131, "what was missed", on(channel));

      assertThat(told.stream().map(Messages::seq))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(21, 151).mapToObj(Long::valueOf).toList());
      JsonObject last = told.stream().reduce((one, other) -> other).orElseThrow();
      assertThat(id(last)).isEqualTo(id(3));
      assertThat(data(last).getString("event")).isEqualTo("cancelled");
      assertThat(data(last).getBoolean("is_active")).isFalse();
    }
    assertThat(found("&outcome=cancelled"))
        .map(each -> each.getString("signal_id"))
        .containsExactly(id(3));
  }

  @Test
  void shouldTellTheRoomsOfBothNodesWhileTheRelayIsAwayAndLoseNothing() {
    try (StreamClient near = subscribed(system.first(), channel);
        StreamClient far = subscribed(system.second(), channel)) {
      send(system.first(), 0, 5);
      system.stopRelay();
      try {
        send(system.first(), 5, 5);
        send(system.second(), 10, 5);
        for (StreamClient client : List.of(near, far)) {
          client.awaitAtLeast(15, "signals while the relay is away", on(channel));
        }
      } finally {
        system.startRelay();
      }
      send(system.second(), 15, 5);
      for (StreamClient client : List.of(near, far)) {
        Collection<JsonObject> told = client.awaitAtLeast(20, "signals after it", on(channel));
        assertThat(told.stream().map(Messages::seq))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
      }
    }
    for (Node node : system.nodes()) {
      await("green on " + node.name())
          .atMost(GREEN)
          .until(() -> system.as("monitor").at(node.base()).get("/api/health").status() == 200);
    }
  }

  private JsonObject send(Node node, int from, int many) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    IntStream.range(from, from + many).forEach(each -> items.add(signal(each)));
    Reply reply = service.at(node.base()).post("/api/signals", items.build().toString());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json();
  }

  private void send(List<JsonObjectBuilder> signals) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    signals.forEach(items::add);
    assertThat(service.post("/api/signals", items.build().toString()).status()).isEqualTo(200);
  }

  private JsonObjectBuilder signal(int number) {
    return Json.createObjectBuilder()
        .add("signal_id", id(number))
        .add("timestamp", time(number))
        .add("symbol", symbol + "USDT")
        .add("timeframe", "1h")
        .add("direction", "buy")
        .add("confidence", new BigDecimal("0.8123"))
        .add("entry_price", new BigDecimal("100.10"))
        .add("stop_loss", 95)
        .add("tp1", 110);
  }

  private String id(int number) {
    return symbol + "_" + number;
  }

  private String time(int number) {
    return now.plusMillis(number).toString();
  }

  private List<JsonObject> found(String filter) {
    Reply reply = trader.get("/api/signals?symbol=" + symbol + "USDT" + filter);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private StreamClient subscribed(Node node, String name) {
    StreamClient client = connected(node);
    client.subscribe(1, name);
    client.await("answer", message -> message.getInt("id", 0) == 1);
    return client;
  }

  private StreamClient connected(Node node) {
    return Handshake.to(node.base(), "/ws/signals").bearer(trader.token()).connect();
  }

  /** With a subprotocol: it is told what is left out. */
  private StreamClient announced(Node node) {
    return Handshake.to(node.base(), "/ws/signals")
        .bearer(trader.token())
        .speaking("tradewire.v1.json")
        .connect();
  }

  private static JsonObject data(JsonObject message) {
    return message.getJsonObject("data");
  }

  private static String id(JsonObject message) {
    return data(message).getString("signal_id");
  }
}
