package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.ofType;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.feed.codec.stream.BookDecoder;
import org.tradewire.feed.codec.stream.MessageHeaderDecoder;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Each endpoint takes the message shapes of its document as they stand there. */
@SystemTest
class StreamEndpointsIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient risk = system.as("risk");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws",
        "/ws/market",
        "/ws/challenges",
        "/ws/heatmap",
        "/ws/analytics",
        "/ws/signals",
        "/ws/status"
      })
  void shouldAnswerPingsAndTellTheNodesStatusEverywhere(String path) {
    try (StreamClient client = connect(trader, path)) {
      client.sendText("{\"type\":\"ping\"}");
      client.sendText("{\"action\":\"ping\",\"id\":4}");
      client.subscribe(5, "status");

      client.awaitAtLeast(2, "pongs", ofType("pong"));
      client.await("status", ofType("status"));
      assertThat(client.await("acknowledgement", ofType("subscribed")).getInt("id")).isEqualTo(5);
    }
  }

  @Test
  void shouldTakeHeatmapSubscriptionsSilently() {
    HeatmapHistory.imported(system.as("service"), trader, "SOL-USDT");
    try (StreamClient client = connect(trader, "/ws/heatmap")) {
      client.sendText("{\"action\":\"subscribe\",\"symbols\":[\"SOLUSDT\"],\"update_interval\":5}");
      client.sendText("{\"action\":\"unsubscribe\",\"symbols\":[\"SOLUSDT\"]}");
      client.sendText("{\"action\":\"ping\"}");
      client.await("pong", ofType("pong"));
      assertThat(client.messages().all())
          .extracting(each -> each.getString("type"))
          .containsOnlyOnce("pong")
          .isSubsetOf("pong", "snapshot");

      client.sendText(
          "{\"action\":\"subscribe\",\"symbols\":"
              + "[\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\"]}");
      assertThat(client.await("refusal", ofType("error")).getString("code"))
          .isEqualTo("LIMIT_EXCEEDED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/ws/status"})
  void shouldTellTheClientsOfDocument003TheFiguresOfTheNodeUnasked(String path) {
    try (StreamClient client = connect(trader, path)) {
      JsonObject first = client.await("dashboard", ofType("dashboard_update"));
      client.await(
          "the next one",
          message ->
              ofType("dashboard_update").test(message)
                  && message.getInt("seq") > first.getInt("seq"));

      JsonObject data = first.getJsonObject("data");
      assertThat(data.keySet()).contains("active_clients", "system_status");
      assertThat(data.getInt("active_clients")).isPositive();
      JsonObject status = data.getJsonObject("system_status");
      assertThat(status.keySet())
          .containsExactly(
              "status",
              "uptime",
              "active_clients",
              "total_clients",
              "messages_sent",
              "avg_latency_ms");
      assertThat(status.getString("status")).isIn("operational", "degraded");
      assertThat(status.getInt("total_clients")).isPositive();

      client.sendText("{\"action\":\"unsubscribe\",\"channels\":[\"dashboard\"],\"id\":6}");
      client.await("end of it", ofType("unsubscribed"));
    }
  }

  @Test
  void shouldTellFiguresUnderASubprotocolToThoseWhoAskAlone() {
    try (StreamClient client =
        Handshake.to(system.first().base(), "/ws/status")
            .bearer(trader.token())
            .speaking("tradewire.v1.json")
            .connect()) {
      client.sendText("{\"action\":\"ping\",\"id\":4}");
      client.await("pong", ofType("pong"));
      assertThat(client.messages().all(ofType("dashboard_update"))).isEmpty();

      client.subscribe(5, "dashboard");
      client.await("dashboard", ofType("dashboard_update"));
    }
  }

  @Test
  void shouldTakeSignalRequests() {
    try (StreamClient client = connect(trader, "/ws/signals")) {
      client.sendText("{\"type\":\"subscribe\",\"subscription\":\"signals\"}");
      client.sendText(
          "{\"type\":\"get_signals\",\"symbol\":\"BTCUSDT\",\"timeframe\":\"1h\",\"limit\":100}");
      JsonObject signals = client.await("signals", ofType("signals_response"));
      assertThat(signals.getJsonArray("data")).isEmpty();
      assertThat(client.messages().all(ofType("error"))).isEmpty();
    }
  }

  @Test
  void shouldLetTheDeskAloneWatchRoutingAndKeepRequestsShort() {
    try (StreamClient desk = connect(risk, "/ws/analytics");
        StreamClient outsider = connect(trader, "/ws/analytics")) {
      String request =
          "{\"action\":\"subscribe\",\"id\":1,\"channels\":[\"routing-metrics\",\"alerts\"]}";
      desk.sendText(request);
      outsider.sendText(request);

      JsonObject permitted = desk.await("acknowledgement", ofType("subscribed"));
      assertThat(permitted.getJsonObject("data").getJsonArray("errors")).isEmpty();
      JsonObject refused = outsider.await("acknowledgement", ofType("subscribed"));
      assertThat(refused.getJsonObject("data").getJsonArray("errors").getValuesAs(JsonObject.class))
          .extracting(each -> each.getString("code"))
          .containsExactly("FORBIDDEN");
      assertThat(refused.getJsonObject("data").getJsonArray("ok").getValuesAs(JsonObject.class))
          .allSatisfy(each -> assertThat(each.getString("asked")).isEqualTo("alerts"))
          .extracting(each -> each.getString("ch"))
          .containsExactly(
              "alerts:" + trader.get("/api/me").json().getString("id"), "alerts:market");

      outsider.sendText("{\"action\":\"ping\",\"filler\":\"" + "x".repeat(5_000) + "\"}");
      await().atMost(Duration.ofSeconds(20)).until(() -> outsider.closeCode() == 1009);
      assertThat(desk.closeCode()).isEqualTo(-1);
    }
  }

  @Test
  void shouldServeChannelsOfAllKindsOnOneConnection() {
    String symbol = symbol();
    try (StreamClient client = connect(trader, "/ws")) {
      client.sendText(
          "{\"action\":\"subscribe\",\"id\":1,\"maxHz\":20,\"channels\":[\"status\",\"alerts\","
              + "{\"ch\":\"book:SIMULATOR:"
              + symbol
              + "\",\"mode\":\"merge\"},{\"ch\":\"trades:SIMULATOR:"
              + symbol
              + "\",\"mode\":\"raw\"}]}");
      client.await("book", on("book:SIMULATOR:" + symbol));
      client.await("trade", ofType("trade"));
      client.await("status", ofType("status"));
    }
  }

  @Test
  void shouldSendMarketDataAsSbeAndControlAsJson() {
    String channel = "book:SIMULATOR:" + symbol();
    SbeClient client = new SbeClient();
    URI node = system.first().base();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + trader.token())
            .subprotocols("tradewire.v1.sbe")
            .buildAsync(
                URI.create("ws" + node.resolve("/ws/market").toString().substring(4)), client)
            .join();
    try {
      socket.sendText(
          "{\"action\":\"subscribe\",\"id\":1,\"channels\":[\"" + channel + "\"]}", true);
      await().atMost(Duration.ofSeconds(30)).until(() -> client.binary.size() >= 2);

      byte[] first = client.binary.remove();
      BookDecoder book = new BookDecoder();
      book.wrapAndApplyHeader(new UnsafeBuffer(first), 0, new MessageHeaderDecoder());
      assertThat(book.flags().initial()).isTrue();
      BookDecoder.BidsDecoder bids = book.bids();
      assertThat(bids.count()).isPositive();
      assertThat(bids.next().priceMantissa()).isPositive();
      bids.forEach(level -> assertThat(level.quantityMantissa()).isPositive());
      assertThat(book.asks().count()).isPositive();
      assertThat(client.text).anyMatch(frame -> frame.contains("\"subscribed\""));
      assertThat(client.text).noneMatch(frame -> frame.contains("\"bids\""));
    } finally {
      socket.abort();
    }
  }

  private StreamClient connect(RestClient user, String path) {
    return Handshake.to(system.first().base(), path).bearer(user.token()).connect();
  }

  /** An instrument of the simulator that the first node knows. */
  private String symbol() {
    return await("an instrument")
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                trader
                    .at(system.first().base())
                    .get("/api/market/symbols")
                    .json()
                    .getJsonArray("items")
                    .stream()
                    .map(JsonValue::asJsonObject)
                    .filter(item -> item.getString("venue").equals("SIMULATOR"))
                    .map(item -> item.getString("symbol"))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  /** Collects frames as they come. */
  private static final class SbeClient implements WebSocket.Listener {
    private final Queue<byte[]> binary = new ConcurrentLinkedQueue<>();
    private final Queue<String> text = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final StringBuilder sentence = new StringBuilder();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      frame.writeBytes(bytes);
      if (last) {
        binary.add(frame.toByteArray());
        frame.reset();
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      sentence.append(part);
      if (last) {
        text.add(sentence.toString());
        sentence.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
