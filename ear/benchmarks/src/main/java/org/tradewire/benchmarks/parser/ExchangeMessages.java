package org.tradewire.benchmarks.parser;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.tradewire.collector.replay.RecordedMessage;
import org.tradewire.collector.replay.RecordedMessage.Direction;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.collector.venue.binance.BinanceSession;
import org.tradewire.collector.venue.coinbase.CoinbaseAdvancedSession;
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;
import org.tradewire.collector.venue.kraken.KrakenSession;
import org.tradewire.collector.venue.kraken.KrakenV1Session;

/**
 * Messages like those that exchanges send, the same in each run: their members, in their order,
 * with prices and quantities of as many digits.
 */
final class ExchangeMessages {

  private static final int COUNT = 4_096;
  private static final int DEPTH = 100;
  private static final long MIDDLE = 67_000_00;

  private final Random random = new Random(1);

  private ExchangeMessages() {}

  /** Book changes and trades of each protocol. */
  static List<Workload> all() {
    ExchangeMessages messages = new ExchangeMessages();
    List<Workload> all = new ArrayList<>();
    all.add(messages.binance("binance, depthUpdate of 20 levels", BinanceSession::spot, 10));
    all.add(
        messages.binance("binance-futures, depthUpdate of 60", BinanceSession::usdMargined, 30));
    all.add(messages.binanceTrades());
    all.add(messages.advanced());
    all.add(messages.advancedTrades());
    all.add(messages.exchange());
    all.add(messages.exchangeTrades());
    all.add(messages.kraken());
    all.add(messages.krakenTrades());
    all.add(messages.krakenV1());
    return all;
  }

  private Workload binance(
      String name, Function<SessionSetup, VenueSession> factory, int levelsOfSide) {
    RecordedMessage snapshot =
        new RecordedMessage(
            1,
            "",
            0,
            Direction.HTTP,
            "/depth?symbol=BTCUSDT&limit=1000",
            "{\"lastUpdateId\":101,\"bids\":[[\"1.00\",\"1\"]],\"asks\":[[\"99999.00\",\"1\"]]}");
    IntFunction<String> depth =
        i ->
            ("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":%d,\"T\":%d,"
                    + "\"s\":\"BTCUSDT\",\"U\":%d,\"u\":%d,\"pu\":%d,\"b\":[%s],\"a\":[%s]}}")
                .formatted(
                    1_773_619_200_000L + i,
                    1_773_619_200_000L + i,
                    100 + i * 2L,
                    101 + i * 2L,
                    99 + i * 2L,
                    pairs(levelsOfSide, -1),
                    pairs(levelsOfSide, 1));
    return workload(name, factory, List.of(snapshot, received(depth.apply(0))), depth);
  }

  private String pairs(int count, int direction) {
    return IntStream.range(0, count)
        .mapToObj(i -> "[\"%s\",\"%s\"]".formatted(price(direction * (1 + i)), quantity()))
        .collect(Collectors.joining(","));
  }

  private Workload binanceTrades() {
    return workload(
        "binance, aggTrade",
        BinanceSession::spot,
        List.of(),
        i ->
            ("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1773619200123,"
                    + "\"s\":\"BTCUSDT\",\"a\":%d,\"p\":\"%s\",\"q\":\"%s\",\"f\":%d,\"l\":%d,"
                    + "\"T\":1773619200122,\"m\":%b,\"M\":true}}")
                .formatted(
                    3_000_000_000L + i,
                    price(0),
                    quantity(),
                    5_000_000_000L + i,
                    5_000_000_000L + i,
                    random.nextBoolean()));
  }

  private Workload advanced() {
    return workload(
        "coinbase-advanced, l2_data of 10 levels",
        CoinbaseAdvancedSession::new,
        List.of(received(advanced("l2_data", 0, advancedBook("snapshot", 200)))),
        i -> advanced("l2_data", i, advancedBook("update", 10)));
  }

  private String advancedBook(String type, int levels) {
    String updates =
        IntStream.range(0, levels)
            .mapToObj(
                i ->
                    ("{\"side\":\"%s\",\"event_time\":\"2026-03-16T00:00:00.714964Z\","
                            + "\"price_level\":\"%s\",\"new_quantity\":\"%s\"}")
                        .formatted(
                            i % 2 == 0 ? "bid" : "offer",
                            price(i % 2 == 0 ? -1 - i : 1 + i),
                            quantity()))
            .collect(Collectors.joining(","));
    return "{\"type\":\"%s\",\"product_id\":\"BTC-USD\",\"updates\":[%s]}".formatted(type, updates);
  }

  private static String advanced(String channel, long number, String event) {
    return ("{\"channel\":\"%s\",\"client_id\":\"\",\"timestamp\":\"2026-03-16T00:00:00.720512Z\","
            + "\"sequence_num\":%d,\"events\":[%s]}")
        .formatted(channel, number, event);
  }

  private Workload advancedTrades() {
    return workload(
        "coinbase-advanced, market_trades of 1",
        CoinbaseAdvancedSession::new,
        List.of(),
        i ->
            advanced(
                "market_trades",
                i,
                ("{\"type\":\"update\",\"trades\":[{\"trade_id\":\"%d\",\"product_id\":\"BTC-USD\","
                        + "\"price\":\"%s\",\"size\":\"%s\",\"side\":\"BUY\","
                        + "\"time\":\"2026-03-16T00:00:00.714964Z\"}]}")
                    .formatted(900_000_000L + i, price(0), quantity())));
  }

  private Workload exchange() {
    return workload(
        "coinbase-exchange, l2update of 1 level",
        CoinbaseExchangeSession::new,
        List.of(
            received("{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":[],\"bids\":[]}")),
        i ->
            ("{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"%s\",\"%s\",\"%s\"]],"
                    + "\"time\":\"2026-03-16T00:00:00.714964Z\"}")
                .formatted(i % 2 == 0 ? "buy" : "sell", price(i % 2 == 0 ? -5 : 5), quantity()));
  }

  private Workload exchangeTrades() {
    return workload(
        "coinbase-exchange, match",
        CoinbaseExchangeSession::new,
        List.of(),
        i ->
            ("{\"type\":\"match\",\"trade_id\":%d,\"maker_order_id\":\"ac928c66-ca53-498f-9c13-a110027a60e8\","
                    + "\"taker_order_id\":\"132fb6ae-456b-4654-b4e0-d681ac05cea1\",\"side\":\"sell\","
                    + "\"size\":\"%s\",\"price\":\"%s\",\"product_id\":\"BTC-USD\",\"sequence\":%d,"
                    + "\"time\":\"2026-03-16T00:00:00.714964Z\"}")
                .formatted(900_000_000L + i, quantity(), price(0), 80_000_000_000L + i));
  }

  private Workload kraken() {
    KrakenLevels levels = new KrakenLevels();
    RecordedMessage snapshot =
        received(
            krakenBook(
                "snapshot",
                levels.objects(-1, DEPTH),
                levels.objects(1, DEPTH),
                levels.checksum()));
    return workload(
        "kraken, book of 2 levels with checksum",
        KrakenSession::new,
        List.of(snapshot),
        i -> {
          int bid = levels.change(-1);
          int ask = levels.change(1);
          return krakenBook(
              "update", levels.object(-1, bid), levels.object(1, ask), levels.checksum());
        });
  }

  private static String krakenBook(String type, String bids, String asks, long checksum) {
    return ("{\"channel\":\"book\",\"type\":\"%s\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[%s],"
            + "\"asks\":[%s],\"checksum\":%d,\"timestamp\":\"2026-03-16T00:00:00.714964Z\"}]}")
        .formatted(type, bids, asks, checksum);
  }

  private Workload krakenTrades() {
    return workload(
        "kraken, trade of 1",
        KrakenSession::new,
        List.of(),
        i ->
            ("{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"side\":\"sell\","
                    + "\"price\":%s,\"qty\":%s,\"ord_type\":\"limit\",\"trade_id\":%d,"
                    + "\"timestamp\":\"2026-03-16T00:00:00.714964Z\"}]}")
                .formatted(price(0), quantity(), 90_000_000L + i));
  }

  private Workload krakenV1() {
    KrakenLevels levels = new KrakenLevels();
    RecordedMessage snapshot =
        received(
            "[336,{\"as\":[%s],\"bs\":[%s]},\"book-100\",\"XBT/USD\"]"
                .formatted(levels.lists(1, DEPTH), levels.lists(-1, DEPTH)));
    return workload(
        "kraken-v1, book of 1 level with checksum",
        KrakenV1Session::new,
        List.of(snapshot),
        i -> {
          int direction = i % 2 == 0 ? 1 : -1;
          int changed = levels.change(direction);
          return "[336,{\"%s\":[%s],\"c\":\"%d\"},\"book-100\",\"XBT/USD\"]"
              .formatted(
                  direction > 0 ? "a" : "b", levels.list(direction, changed), levels.checksum());
        });
  }

  private static Workload workload(
      String name,
      Function<SessionSetup, VenueSession> factory,
      List<RecordedMessage> begin,
      IntFunction<String> message) {
    return new Workload(
        name,
        factory,
        begin,
        IntStream.range(0, COUNT).mapToObj(i -> received(message.apply(i + 1))).toList());
  }

  private static RecordedMessage received(String data) {
    return new RecordedMessage(1, "", 0, Direction.RECV, "", data);
  }

  /** A price some ticks of a cent from the middle. */
  private String price(int ticks) {
    return decimal(MIDDLE + ticks * 10L + random.nextInt(9), 2);
  }

  private String quantity() {
    return decimal(1 + random.nextInt(300_000_000), 8);
  }

  private static String decimal(long mantissa, int scale) {
    long unit = Math.round(Math.pow(10, scale));
    return String.format(Locale.ROOT, "%d.%0" + scale + "d", mantissa / unit, mantissa % unit);
  }

  /** A book whose quantities change, most often near the best prices, and its checksum. */
  private final class KrakenLevels {

    private static final int CHECKED = 10;

    private final long[][] quantities = new long[2][DEPTH];

    private KrakenLevels() {
      for (long[] side : quantities) {
        for (int i = 0; i < DEPTH; i++) {
          side[i] = 1 + random.nextInt(300_000_000);
        }
      }
    }

    /** Changes a level of a side and returns which one. */
    private int change(int direction) {
      int level = Math.min(DEPTH - 1, (int) Math.abs(random.nextGaussian() * CHECKED));
      quantities[side(direction)][level] = 1 + random.nextInt(300_000_000);
      return level;
    }

    private String objects(int direction, int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> object(direction, i))
          .collect(Collectors.joining(","));
    }

    private String object(int direction, int level) {
      return "{\"price\":%s,\"qty\":%s}"
          .formatted(decimal(tick(direction, level), 2), decimal(quantity(direction, level), 8));
    }

    private String lists(int direction, int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> list(direction, i))
          .collect(Collectors.joining(","));
    }

    private String list(int direction, int level) {
      return "[\"%s\",\"%s\",\"1773619200.714964\"]"
          .formatted(decimal(tick(direction, level), 2), decimal(quantity(direction, level), 8));
    }

    private long checksum() {
      CRC32 crc = new CRC32();
      for (int direction : new int[] {1, -1}) {
        for (int i = 0; i < CHECKED; i++) {
          crc.update(Long.toString(tick(direction, i)).getBytes(US_ASCII));
          crc.update(Long.toString(quantity(direction, i)).getBytes(US_ASCII));
        }
      }
      return crc.getValue();
    }

    private long tick(int direction, int level) {
      return MIDDLE + direction * (level + 1L) * 10;
    }

    private long quantity(int direction, int level) {
      return quantities[side(direction)][level];
    }

    private static int side(int direction) {
      return direction < 0 ? 0 : 1;
    }
  }
}
