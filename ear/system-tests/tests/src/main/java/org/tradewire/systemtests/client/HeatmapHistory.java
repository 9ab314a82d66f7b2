package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Imports candles and open interest of one symbol, as an integrator does, so that there is a
 * heatmap of it. The same for the same seed. Not thread-safe.
 */
public final class HeatmapHistory {
  /** Where they are said to come from. */
  public static final String VENUE = "IMPORTED";

  private static final Duration CANDLE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CHUNK = 1_000;
  private static final Map<String, HeatmapHistory> IMPORTED = new ConcurrentHashMap<>();

  private final RestClient service;
  private final String symbol;
  private final Random random;
  private BigDecimal price;
  private BigDecimal interest = new BigDecimal("80000");
  private Instant next;

  /**
   * Begins a history; nothing is imported yet.
   *
   * @param symbol canonical, {@code BTC-USDT}
   * @param begin of the first candle, a multiple of five minutes
   */
  public HeatmapHistory(RestClient service, String symbol, BigDecimal price, Instant begin) {
    this.service = service;
    this.symbol = symbol;
    this.price = price;
    this.next = begin;
    random = new Random(symbol.hashCode());
  }

  /**
   * Imports a day of candles that ended some hours ago, and awaits the first picture; once in a run
   * for each symbol.
   */
  public static synchronized HeatmapHistory imported(
      RestClient service, RestClient anyone, String symbol) {
    return IMPORTED.computeIfAbsent(symbol, each -> importFirst(service, anyone, each));
  }

  private static HeatmapHistory importFirst(RestClient service, RestClient anyone, String symbol) {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(30));
    HeatmapHistory history = new HeatmapHistory(service, symbol, new BigDecimal("98000"), begin);
    history.add((int) Duration.ofHours(24).dividedBy(CANDLE));
    await("the heatmap of " + symbol)
        .atMost(PATIENCE)
        .until(
            () -> {
              Reply reply = anyone.get("/api/heatmap/" + symbol);
              return reply.status() == 200
                  && Instant.parse(reply.json().getString("timestamp")).equals(history.end());
            });
    return history;
  }

  /**
   * Imports two hours of candles up to now, in the last of which a fifth of all positions was
   * opened: the price is near much that would be liquidated.
   *
   * @param symbol one that nobody else imports
   */
  public static HeatmapHistory nearing(RestClient service, String symbol) {
    long fiveMinutes = CANDLE.toMillis();
    Instant end =
        Instant.ofEpochMilli(
            Instant.now().minusSeconds(10).toEpochMilli() / fiveMinutes * fiveMinutes);
    HeatmapHistory history =
        new HeatmapHistory(
            service, symbol, new BigDecimal("98000"), end.minus(Duration.ofHours(2)));
    history.add((int) Duration.ofHours(2).dividedBy(CANDLE) - 1);
    history.interest = history.interest.multiply(new BigDecimal("1.2"));
    history.add(1);
    return history;
  }

  /** Imports the next candles with their open interest. */
  public void add(int candles) {
    for (int done = 0; done < candles; done += CHUNK) {
      addChunk(Math.min(CHUNK, candles - done));
    }
  }

  private void addChunk(int count) {
    JsonArrayBuilder candles = Json.createArrayBuilder();
    JsonArrayBuilder samples = Json.createArrayBuilder();
    for (int i = 0; i < count; i++) {
      BigDecimal close =
          price
              .multiply(BigDecimal.valueOf(10_000L + random.nextInt(61) - 30, 4))
              .setScale(1, RoundingMode.HALF_EVEN);
      candles.add(candle(close));
      interest = interest.add(BigDecimal.valueOf(random.nextInt(401) - 150L));
      samples.add(
          Json.createObjectBuilder()
              .add("sampled_at", next.plus(CANDLE).minusSeconds(15).toString())
              .add("quantity", interest.toPlainString()));
      price = close;
      next = next.plus(CANDLE);
    }
    send("/api/market/candles", candles, "5m");
    send("/api/market/open-interest", samples, null);
  }

  private JsonObject candle(BigDecimal close) {
    BigDecimal volume = BigDecimal.valueOf(100L + random.nextInt(900));
    BigDecimal reach = BigDecimal.valueOf(random.nextInt(150));
    return Json.createObjectBuilder()
        .add("open_time", next.toString())
        .add("open", price.toPlainString())
        .add("high", price.max(close).add(reach).toPlainString())
        .add("low", price.min(close).subtract(reach).toPlainString())
        .add("close", close.toPlainString())
        .add("volume", volume.toPlainString())
        .add("quote_volume", volume.multiply(price).toPlainString())
        .add("trades", 100 + random.nextInt(1_000))
        .add(
            "taker_buy_volume",
            volume.multiply(BigDecimal.valueOf(random.nextInt(101), 2)).toPlainString())
        .build();
  }

  private void send(String path, JsonArrayBuilder items, String interval) {
    var body =
        Json.createObjectBuilder().add("venue", VENUE).add("symbol", symbol).add("items", items);
    if (interval != null) {
      body.add("interval", interval);
    }
    Reply reply = service.post(path, body.build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getInt("rejected_total")).as("%s", reply).isZero();
  }

  /** When the last imported candle ended. */
  public Instant end() {
    return next;
  }

  /** The last price. */
  public BigDecimal price() {
    return price;
  }
}
