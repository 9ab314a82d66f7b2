package org.tradewire.collector.venue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.collector.venue.binance.BinanceSession;
import org.tradewire.collector.venue.coinbase.CoinbaseAdvancedSession;
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;
import org.tradewire.collector.venue.kraken.KrakenSession;

class VenueMinutesTest {

  /** The beginning of a minute, seconds since the Unix epoch. */
  private static final long MINUTE = 1_773_619_200;

  private final RecordedMarket market = new RecordedMarket();
  private final List<String> fetched = new ArrayList<>();
  private boolean leads = true;
  private boolean queued;
  private final VenueRequests requests =
      new VenueRequests() {
        @Override
        public boolean leads() {
          return leads;
        }

        @Override
        public void send(String text) {}

        @Override
        public void fetch(String path) {
          fetched.add(path);
        }

        @Override
        public boolean waits(String path) {
          return queued;
        }
      };

  @Test
  void shouldAskForAnHourAtFirstAndForLittleMoreThanTheNewMinuteLater() {
    VenueSession session = BinanceSession.spot(setup("BTC-USDT"));
    session.onConnect();
    at(session, MINUTE + 30);
    at(session, MINUTE + 63);
    assertThat(fetched).isEmpty();

    at(session, MINUTE + 65);
    assertThat(fetched).containsExactly(binance(MINUTE - 3_540, MINUTE));
    answer(session, "[]", MINUTE + 66);
    at(session, MINUTE + 100);
    assertThat(fetched).hasSize(1);

    at(session, MINUTE + 125);
    assertThat(fetched).hasSize(2).endsWith(binance(MINUTE - 120, MINUTE + 60));
  }

  @Test
  void shouldAskForNothingWhileTheExchangeTellsItsMinutesByItself() {
    VenueSession session = BinanceSession.usdMarginedMarket(setup("BTC-USDT"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    assertThat(fetched).containsExactly(futures(MINUTE - 3_540, MINUTE));
    answer(session, "[]", MINUTE + 66);

    for (int minute = 1; minute <= 3; minute++) {
      session.onMessage(candle(MINUTE + minute * 60), ns(MINUTE + minute * 60 + 61));
      at(session, MINUTE + minute * 60 + 65);
    }

    assertThat(fetched).hasSize(1);
    assertThat(market.events).hasSize(3);
  }

  @Test
  void shouldAskForTheMinutesThatDidNotComeByThemselves() {
    VenueSession session = BinanceSession.usdMarginedMarket(setup("BTC-USDT"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    answer(session, "[]", MINUTE + 66);
    session.onMessage(candle(MINUTE + 60), ns(MINUTE + 121));

    at(session, MINUTE + 185);
    assertThat(fetched).hasSize(2).endsWith(futures(MINUTE - 60, MINUTE + 120));
    answer(session, "[]", MINUTE + 186);

    session.onMessage(candle(MINUTE + 180), ns(MINUTE + 241));
    at(session, MINUTE + 245);
    assertThat(fetched).hasSize(2);
  }

  @Test
  void shouldAskOverTheConnectionThatIsUsedAlone() {
    leads = false;
    VenueSession session = BinanceSession.usdMarginedMarket(setup("BTC-USDT"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    at(session, MINUTE + 125);
    assertThat(fetched).isEmpty();

    leads = true;
    at(session, MINUTE + 185);
    at(session, MINUTE + 245);

    assertThat(fetched).containsExactly(futures(MINUTE - 3_360, MINUTE + 180));
  }

  private static String candle(long openSeconds) {
    return "{\"e\":\"kline\",\"E\":"
        + (openSeconds + 60)
        + "001,\"s\":\"BTCUSDT\",\"k\":{\"t\":"
        + openSeconds
        + "000,\"i\":\"1m\",\"o\":\"1\",\"c\":\"1\",\"h\":\"1\",\"l\":\"1\",\"v\":\"2\","
        + "\"n\":3,\"x\":true,\"q\":\"2\",\"V\":\"1\",\"Q\":\"1\"}}";
  }

  @Test
  void shouldAskForOneSymbolAtATime() {
    VenueSession session = new KrakenSession(setup("BTC-USD", "ETH-USD"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    at(session, MINUTE + 66);
    assertThat(fetched).hasSize(1);

    answer(session, "{\"error\":[],\"result\":{\"last\":1}}", MINUTE + 67);
    at(session, MINUTE + 67);
    assertThat(fetched)
        .containsExactly(
            "/0/public/OHLC?pair=BTC/USD&interval=1&since=" + (MINUTE - 3_541),
            "/0/public/OHLC?pair=ETH/USD&interval=1&since=" + (MINUTE - 3_541));
  }

  @Test
  void shouldWaitThirtySecondsFromWhenTheQuestionWentOutHoweverLongTheQueueIs() {
    VenueSession session = new KrakenSession(setup("BTC-USD", "ETH-USD"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    queued = true;
    at(session, MINUTE + 95);
    at(session, MINUTE + 140);
    queued = false;
    at(session, MINUTE + 169);
    assertThat(fetched).hasSize(1);

    at(session, MINUTE + 170);
    assertThat(fetched).hasSize(2).last().asString().contains("ETH/USD");
  }

  @Test
  void shouldAskForTheWholeHourAgainWhenThereWasNoAnswer() {
    VenueSession session = BinanceSession.usdMargined(setup("BTC-USDT"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    assertThat(session.onNoAnswer(fetched.get(0))).isFalse();
    at(session, MINUTE + 70);
    assertThat(fetched).hasSize(1);

    at(session, MINUTE + 125);
    assertThat(fetched.get(1)).isEqualTo(futures(MINUTE - 3_480, MINUTE + 60));
  }

  @Test
  void shouldLeaveTheCareForABookToItsSession() {
    assertThat(BinanceSession.spot(setup("BTC-USDT")).onNoAnswer("/api/v3/depth?symbol=BTCUSDT"))
        .isTrue();
  }

  @Test
  void shouldTellMinutesThatAreOverAndInWhichWasTraded() {
    VenueSession session = BinanceSession.spot(setup("BTC-USDT"));
    String rows =
        "[["
            + MINUTE
            + "000,\"10.10\",\"12\",\"9.5\",\"11\",\"3.5\",0,\"38.25\",17,\"1.25\",\"14\",\"0\"],"
            + row(MINUTE + 60, "0")
            + ","
            + row(MINUTE + 120, "1")
            + "]";

    session.onAnswer(binance(MINUTE, MINUTE + 60), rows, ns(MINUTE + 125));

    assertThat(market.events)
        .containsExactly(
            minute(
                "BTC-USDT",
                "open=10.10, high=12, low=9.5, close=11, volume=3.5, takerBuyVolume=1.25,"
                    + " quoteVolume=38.25, trades=17"));
  }

  @Test
  void shouldReadKrakensMinutes() {
    VenueSession session = new KrakenSession(setup("BTC-USD"));

    session.onAnswer(
        "/0/public/OHLC?pair=BTC/USD&interval=1&since=1",
        "{\"error\":[],\"result\":{\"XXBTZUSD\":[["
            + MINUTE
            + ",\"10.1\",\"12.0\",\"9.5\",\"11.0\",\"10.5\",\"3.50000000\",4]],\"last\":"
            + MINUTE
            + "}}",
        ns(MINUTE + 65));

    assertThat(market.events)
        .containsExactly(
            minute(
                "BTC-USD",
                "open=10.1, high=12.0, low=9.5, close=11.0, volume=3.50000000,"
                    + " takerBuyVolume=null, quoteVolume=36.75000000, trades=4"));
  }

  @Test
  void shouldAskCoinbaseInTheFormOfEachOfItsServices() {
    VenueSession exchange = new CoinbaseExchangeSession(setup("BTC-USD"));
    VenueSession advanced = new CoinbaseAdvancedSession(setup("BTC-USD"));
    for (VenueSession each : List.of(exchange, advanced)) {
      at(each, MINUTE);
      at(each, MINUTE + 65);
    }

    assertThat(fetched)
        .containsExactly(
            "/products/BTC-USD/candles?granularity=60&start=2026-03-15T23:01:00Z"
                + "&end=2026-03-16T00:00:00Z",
            "/api/v3/brokerage/market/products/BTC-USD/candles?granularity=ONE_MINUTE&start="
                + (MINUTE - 3_540)
                + "&end="
                + MINUTE);
  }

  @Test
  void shouldReadCoinbasesMinutes() {
    CoinbaseExchangeSession exchange = new CoinbaseExchangeSession(setup("BTC-USD"));
    CoinbaseAdvancedSession advanced = new CoinbaseAdvancedSession(setup("BTC-USD"));

    exchange.onAnswer(
        "/products/BTC-USD/candles?granularity=60&start=1&end=2",
        "[[" + MINUTE + ",9.5,12,10.1,11,3.5e-7]]",
        ns(MINUTE + 65));
    advanced.onAnswer(
        "/api/v3/brokerage/market/products/BTC-USD/candles?granularity=ONE_MINUTE&start=1&end=2",
        "{\"candles\":[{\"start\":\""
            + MINUTE
            + "\",\"low\":\"9.5\",\"high\":\"12\",\"open\":\"10.1\",\"close\":\"11\","
            + "\"volume\":\"3.5\"}]}",
        ns(MINUTE + 65));

    assertThat(market.events)
        .containsExactly(minute("BTC-USD", coinbase("3.5E-7")), minute("BTC-USD", coinbase("3.5")));
  }

  @Test
  void shouldRefuseWhatCannotBeACandle() {
    VenueSession session = BinanceSession.spot(setup("BTC-USDT"));
    String address = binance(MINUTE, MINUTE);

    session.onAnswer(address, "{\"code\":-1121}", ns(MINUTE + 65));
    session.onAnswer(address, "[[1]]", ns(MINUTE + 65));
    session.onAnswer(address, "[" + row(MINUTE, "1e999999999") + "]", ns(MINUTE + 65));
    session.onAnswer(address, "[" + row(MINUTE, "-1") + "]", ns(MINUTE + 65));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=4");
  }

  @Test
  void shouldReadAMinuteInWhichMoreIsTradedThanItsZerosLeaveRoomFor() {
    VenueSession session = BinanceSession.spot(setup("BTC-USDT"));

    session.onAnswer(
        binance(MINUTE, MINUTE),
        "[["
            + MINUTE
            + "000,\"0.00000868\",\"0.00000868\",\"0.00000868\",\"0.00000868\","
            + "\"123456789012.00000000\",0,\"16000000000.12345678\",17,"
            + "\"23456789012.50000000\",\"14\",\"0\"]]",
        ns(MINUTE + 65));

    assertThat(market.events)
        .containsExactly(
            minute(
                "BTC-USDT",
                "open=0.00000868, high=0.00000868, low=0.00000868, close=0.00000868,"
                    + " volume=123456789012, takerBuyVolume=23456789012.5,"
                    + " quoteVolume=16000000000.1234568, trades=17"));
  }

  @Test
  void shouldRefuseAnAveragePriceWithAMonstrousExponent() {
    VenueSession session = new KrakenSession(setup("BTC-USD"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            session.onAnswer(
                "/0/public/OHLC?pair=BTC/USD&interval=1&since=1",
                "{\"error\":[],\"result\":{\"XXBTZUSD\":[["
                    + MINUTE
                    + ",\"1\",\"1\",\"1\",\"1\",\"1e999999999\",\"3.5\",4]]}}",
                ns(MINUTE + 65)));

    assertThat(session.health().toString()).contains("refused=1");
  }

  @Test
  void shouldAskForTheWholeHourAgainWhenKrakenAnswersWithAnError() {
    VenueSession session = new KrakenSession(setup("BTC-USD"));
    at(session, MINUTE);
    at(session, MINUTE + 65);
    answer(session, "{\"error\":[\"EGeneral:Too many requests\"]}", MINUTE + 66);
    at(session, MINUTE + 125);

    assertThat(fetched)
        .containsExactly(
            "/0/public/OHLC?pair=BTC/USD&interval=1&since=" + (MINUTE - 3_541),
            "/0/public/OHLC?pair=BTC/USD&interval=1&since=" + (MINUTE - 3_481));
    assertThat(session.health().toString()).contains("refused=1");
  }

  private static String coinbase(String volume) {
    return "open=10.1, high=12, low=9.5, close=11, volume="
        + volume
        + ", takerBuyVolume=null, quoteVolume=null, trades=0";
  }

  private static String minute(String symbol, String figures) {
    return "minute " + symbol + " VenueCandle[openTimeNs=" + ns(MINUTE) + ", " + figures + "]";
  }

  private static String row(long seconds, String volume) {
    return "["
        + seconds
        + "000,\"1\",\"1\",\"1\",\"1\",\""
        + volume
        + "\",0,\"1\",1,\"0\",\"0\",\"0\"]";
  }

  private static String binance(long from, long until) {
    return "/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime="
        + from
        + "000&endTime="
        + until
        + "000&limit=100";
  }

  private static String futures(long from, long until) {
    return binance(from, until).replace("/api/v3/", "/fapi/v1/").replace("=100", "=99");
  }

  private SessionSetup setup(String... symbols) {
    return new SessionSetup("VENUE", List.of(symbols), 100, requests, market);
  }

  private void answer(VenueSession session, String body, long seconds) {
    session.onAnswer(fetched.get(fetched.size() - 1), body, ns(seconds));
  }

  private static void at(VenueSession session, long seconds) {
    session.onMessage("{}", ns(seconds));
  }

  private static long ns(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
