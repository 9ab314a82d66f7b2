package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.client.Messages.initial;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.MarketWitness;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** What is derived from market data: tickers, candles, figures; and market data over REST. */
@SystemTest
class DerivedMarketIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private String symbol;

  @BeforeEach
  void awaitMarket() {
    for (Node node : system.nodes()) {
      try (MarketWitness market = MarketWitness.of(node.base(), trader.token())) {
        symbol = market.symbol();
      }
    }
  }

  @Test
  void shouldTellTheSameTickersAndCandlesOnBothNodes() {
    String[] channels = {
      "ticker:SIMULATOR:" + symbol,
      "ticker:ALL:" + symbol,
      "candles:SIMULATOR:" + symbol + ":1m",
      "stats"
    };
    try (StreamClient one = connect(system.first());
        StreamClient two = connect(system.second())) {
      one.subscribe(1, channels);
      two.subscribe(1, channels);
      for (String channel : channels) {
        one.awaitAtLeast(4, channel, on(channel));
        two.awaitAtLeast(4, channel, on(channel));
        await("the same messages of " + channel)
            .atMost(PATIENCE)
            .until(() -> common(one, two, channel) >= 3);
      }

      JsonObject ticker = one.messages().first(on(channels[0])).orElseThrow();
      JsonObject data = ticker.getJsonObject("data");
      assertThat(new BigDecimal(data.getString("bid")))
          .isLessThan(new BigDecimal(data.getString("ask")));
      assertThat(new BigDecimal(data.getString("last"))).isPositive();
      assertThat(new BigDecimal(data.getString("volume_24h"))).isPositive();
      assertThat(data.getBoolean("stale")).isFalse();
      JsonObject best = one.messages().first(on(channels[1])).orElseThrow().getJsonObject("data");
      assertThat(best.getString("bid_venue")).isNotBlank();
      JsonObject candle = one.messages().first(on(channels[2])).orElseThrow().getJsonObject("data");
      assertThat(candle.getString("timeframe")).isEqualTo("1m");
      assertThat(new BigDecimal(candle.getString("low")))
          .isLessThanOrEqualTo(new BigDecimal(candle.getString("high")));
    }
  }

  @Test
  void shouldBeginWithTheStateForAClientThatJoinsLater() {
    String channel = "ticker:SIMULATOR:" + symbol;
    try (StreamClient first = connect(system.first())) {
      first.subscribe(1, channel);
      first.awaitAtLeast(3, "tickers", on(channel));
      for (Node node : system.nodes()) {
        try (StreamClient late = connect(node)) {
          late.subscribe(1, channel);

          JsonObject state = late.await("state on " + node.name(), on(channel));

          assertThat(state.getBoolean("initial", false)).isTrue();
        }
      }
    }
  }

  @Test
  void shouldAnswerForBookTradesAndCandlesOverRest() {
    for (Node node : system.nodes()) {
      RestClient client = trader.at(node.base());
      JsonObject book = client.get("/api/market/book/SIMULATOR/" + symbol + "?depth=5").json();
      assertThat(book.getJsonArray("bids")).hasSize(5);
      assertThat(decimal(book.getJsonArray("bids"), 0))
          .isLessThan(decimal(book.getJsonArray("asks"), 0));
      assertThat(book.getJsonNumber("checksum").longValueExact()).isPositive();

      String query = "?venue=SIMULATOR&symbol=" + symbol;
      JsonArray trades =
          client.get("/api/market/trades" + query + "&limit=3").json().getJsonArray("items");
      assertThat(trades).hasSize(3);
      assertThat(trades.getJsonObject(0).getJsonNumber("seq").longValueExact())
          .isEqualTo(trades.getJsonObject(2).getJsonNumber("seq").longValueExact() - 2);

      JsonArray candles =
          client.get("/api/market/candles" + query + "&timeframe=5m").json().getJsonArray("items");
      JsonObject newest = candles.getJsonObject(candles.size() - 1);
      assertThat(Instant.parse(newest.getString("open_time")))
          .isAfter(Instant.now().minus(Duration.ofMinutes(7)));
      assertThat(newest.getInt("trades")).isPositive();

      assertThat(client.get("/api/market/delta-stats").json().getJsonArray("items"))
          .anySatisfy(
              item ->
                  assertThat(new BigDecimal(item.asJsonObject().getString("compression_ratio")))
                      .isPositive());
      assertThat(client.get("/api/feeds").json().getJsonArray("latency"))
          .anySatisfy(
              item ->
                  assertThat(item.asJsonObject().getString("stage")).isEqualTo("ring_to_adapter"));
      assertThat(client.get("/api/feeds").json().getJsonArray("items"))
          .anySatisfy(item -> assertThat(item.asJsonObject().getString("state")).isEqualTo("LIVE"));
    }
  }

  @Test
  void shouldStoreClosedCandlesOnceForAllNodes() {
    await("the same oldest candle on both nodes")
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              JsonArray here = closedCandles(system.first());
              JsonArray there = closedCandles(system.second());
              // Some seconds into a minute its own candle is the newest that a node remembers.
              return Instant.now().getEpochSecond() % 60 >= 5
                  && !here.isEmpty()
                  && !there.isEmpty()
                  && here.getJsonObject(0).equals(there.getJsonObject(0));
            });
  }

  /** A node without the lease hears the samples too, and stores none of them. */
  @Test
  void shouldStoreTheOpenInterestThatTheFeedBringsOnceForAllNodes() {
    await("the same open interest on both nodes")
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              JsonArray here = openInterest(system.first());
              return !here.isEmpty() && here.equals(openInterest(system.second()));
            });
    JsonArray samples = openInterest(system.first());
    JsonObject newest = samples.getJsonObject(samples.size() - 1);
    assertThat(newest.toString()).contains("\"live\"");
  }

  private JsonArray openInterest(Node node) {
    return trader
        .at(node.base())
        .get("/api/market/open-interest?venue=SIMULATOR&symbol=BTC-USD")
        .json()
        .getJsonArray("items");
  }

  /** What began before this minute: the database alone knows it. */
  private JsonArray closedCandles(Node node) {
    Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    return trader
        .at(node.base())
        .get("/api/market/candles?timeframe=1m&venue=SIMULATOR&symbol=" + symbol + "&to=" + minute)
        .json()
        .getJsonArray("items");
  }

  @Test
  void shouldSayWhatIsWrongWithAQuestion() {
    assertRefused(404, "/api/market/book/NOWHERE/BTC-USD", "No feed of this node has brought");
    assertRefused(400, "/api/market/book/SIMULATOR/" + symbol + "?depth=x", "depth is a number");
    assertRefused(400, "/api/market/trades?venue=SIMULATOR", "symbol is missing.");
    assertRefused(
        400,
        "/api/market/candles?venue=SIMULATOR&symbol=" + symbol + "&timeframe=2m",
        "timeframe is one of 1m, 5m, 15m, 1h, 4h, 1d.");
    assertRefused(
        400,
        "/api/market/candles?venue=SIMULATOR&symbol=" + symbol + "&from=yesterday",
        "from is an instant like");
    assertThat(RestClient.anonymous(system.first().base()).get("/api/feeds").status())
        .isEqualTo(401);
  }

  @Test
  void shouldLetAdministratorsAloneSteerFeeds() {
    JsonObject status = Json.createObjectBuilder().add("action", "status").build();
    JsonObject books = Json.createObjectBuilder().add("action", "full_books").build();
    JsonObject resync =
        Json.createObjectBuilder().add("action", "resync").add("symbol", symbol).build();
    for (Node node : system.nodes()) {
      RestClient admin = system.as("admin").at(node.base());

      assertThat(admin.post("/api/feeds/SIMULATOR", status).json().getString("collector"))
          .startsWith("enabled=1 ");
      assertThat(admin.post("/api/feeds/SIMULATOR", books).status()).isEqualTo(200);
      assertThat(admin.post("/api/feeds/SIMULATOR", resync).status()).isEqualTo(409);
      assertThat(admin.post("/api/feeds/NOWHERE", status).status()).isEqualTo(404);
      assertThat(trader.at(node.base()).post("/api/feeds/SIMULATOR", status).status())
          .isEqualTo(403);
    }
  }

  private void assertRefused(int status, String path, String sentence) {
    Reply reply = trader.get(path);
    assertThat(reply.status()).as(path).isEqualTo(status);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.json().getString("detail")).startsWith(sentence);
  }

  private StreamClient connect(Node node) {
    return Handshake.to(node.base(), "/ws/market").bearer(trader.token()).connect();
  }

  private static BigDecimal decimal(JsonArray levels, int at) {
    return new BigDecimal(levels.getJsonArray(at).getString(0));
  }

  /** Live messages that both were told, which must be the same. */
  private static int common(StreamClient one, StreamClient two, String channel) {
    Map<String, JsonObject> here = byPosition(one, channel);
    Map<String, JsonObject> there = byPosition(two, channel);
    here.keySet().retainAll(there.keySet());
    here.forEach(
        (position, message) -> assertThat(there.get(position)).as(position).isEqualTo(message));
    return here.size();
  }

  private static Map<String, JsonObject> byPosition(StreamClient client, String channel) {
    Map<String, JsonObject> messages = new TreeMap<>();
    client.messages().all(on(channel).and(initial().negate())).stream()
        .filter(message -> message.containsKey("seq"))
        .forEach(
            message ->
                messages.put(Messages.epoch(message) + "/" + Messages.seq(message), message));
    return messages;
  }
}
