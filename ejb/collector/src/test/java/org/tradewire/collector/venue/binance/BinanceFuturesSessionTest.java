package org.tradewire.collector.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;

class BinanceFuturesSessionTest {

  /** The beginning of a candle of five minutes, seconds since the Unix epoch. */
  private static final long CANDLE = 1_773_619_200;

  /** As the documentation shows it. */
  private static final String FORCED =
      "{\"e\":\"forceOrder\",\"E\":1568014460893,\"o\":{\"s\":\"BTCUSDT\",\"S\":\"SELL\","
          + "\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"0.014\",\"p\":\"9910\",\"ap\":\"9910.5\","
          + "\"X\":\"FILLED\",\"l\":\"0.014\",\"z\":\"0.014\",\"T\":1568014460893}}";

  private static final String CANDLE_EVENT =
      "{\"e\":\"kline\",\"E\":1626992760424,\"s\":\"CTKUSDT\",\"k\":{\"t\":1626992700000,"
          + "\"T\":1626992759999,\"s\":\"CTKUSDT\",\"i\":\"1m\",\"f\":23961275,\"L\":23961322,"
          + "\"o\":\"1.01000\",\"c\":\"1.01100\",\"h\":\"1.01200\",\"l\":\"1.00900\",\"v\":\"3917\","
          + "\"n\":48,\"x\":true,\"q\":\"3957.89900\",\"V\":\"1729\",\"Q\":\"1748.01900\",\"B\":\"0\"}}";

  private final RecordedMarket market = new RecordedMarket();
  private final List<String> sent = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  private boolean leads = true;
  private final VenueRequests requests =
      new VenueRequests() {
        @Override
        public boolean leads() {
          return leads;
        }

        @Override
        public void send(String text) {
          sent.add(text);
        }

        @Override
        public void fetch(String path) {
          fetched.add(path);
        }
      };
  private BinanceSession session = BinanceSession.usdMarginedMarket(setup("BTC-USDT"));

  @Test
  void shouldSubscribeToBooksAtOneAddressAndToAllElseAtTheOther() {
    session.onConnect();
    BinanceSession.usdMarginedBooks(setup("BTC-USDT")).onConnect();

    assertThat(sent)
        .containsExactly(
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"btcusdt@kline_1m\","
                + "\"btcusdt@forceOrder\"],\"id\":1}",
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\"],\"id\":1}");
  }

  @Test
  void shouldSubscribeToManySymbolsWithSeveralRequests() {
    session = BinanceSession.usdMarginedMarket(setup(symbols(200)));

    session.onConnect();

    assertThat(sent).hasSize(6);
    assertThat(sent)
        .allSatisfy(each -> assertThat(each.split("usdt@", -1)).hasSize(101))
        .allSatisfy(each -> assertThat(each.length()).isLessThan(4_096));
    assertThat(sent.get(5)).endsWith("\"id\":6}");
  }

  @Test
  void shouldLeaveToTheOtherAddressWhatItBrings() {
    String depth =
        "{\"e\":\"depthUpdate\",\"E\":2,\"T\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":2,\"pu\":0,"
            + "\"b\":[[\"1\",\"1\"]],\"a\":[]}";
    String trade =
        "{\"e\":\"aggTrade\",\"E\":5,\"s\":\"BTCUSDT\",\"a\":7,\"p\":\"1.50\",\"q\":\"2.0\","
            + "\"f\":1,\"l\":1,\"T\":4,\"m\":true}";
    BinanceSession books = BinanceSession.usdMarginedBooks(setup("BTC-USDT"));

    receive(depth);
    books.onMessage(trade, 42);
    books.onMessage(FORCED, 42);
    books.onMessage(CANDLE_EVENT, 42);

    assertThat(market.events).isEmpty();
    assertThat(fetched).isEmpty();
    receive(trade);
    assertThat(market.events).hasSize(1);
    books.onMessage(depth, 42);
    assertThat(fetched).containsExactly("/fapi/v1/depth?symbol=BTCUSDT&limit=500");
    assertThat(session.expectedBooks()).isZero();
    assertThat(books.expectedBooks()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatWasSubscribedToAlone() {
    session.onMessage("{\"result\":null,\"id\":1}", 42);
    session.onMessage("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}", 42);
    receive("{\"e\":\"markPriceUpdate\",\"E\":5,\"s\":\"BTCUSDT\",\"p\":\"1\"}");
    assertThat(session.dataMessages()).isZero();

    receive(FORCED);
    receive(CANDLE_EVENT.replace("true", "false"));
    assertThat(session.dataMessages()).isEqualTo(2);
  }

  @Test
  void shouldTellForcedOrders() {
    receive(FORCED);

    assertThat(market.events)
        .containsExactly(
            "forced ForcedOrder[venue=FUTURES, symbol=BTC-USDT, side=SELL, price=9910,"
                + " averagePrice=9910.5, quantity=0.014, filled=0.014,"
                + " exchangeTimeNs=1568014460893000000, ringWriteTimeNs=0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"q\":\"0.014\",",
        "\"s\":\"BTCUSDT\",",
        "\"S\":\"SELL\",",
        "\"p\":\"9910\",",
        "\"z\":\"0.014\","
      })
  void shouldRefuseAForcedOrderThatLacksSomething(String field) {
    receive(FORCED.replace(field, ""));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"HOLD\"", "7", "null"})
  void shouldRefuseAForcedOrderWithASideThatThereIsNot(String side) {
    receive(FORCED.replace("\"SELL\"", side));
    receive(FORCED.replace("\"o\":{", "\"p\":{"));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldTellAMinuteWhenItIsOver() {
    receive(CANDLE_EVENT.replace("\"x\":true", "\"x\":false"));
    receive(CANDLE_EVENT.replace("\"1m\"", "\"5m\""));
    assertThat(market.events).isEmpty();

    receive(CANDLE_EVENT);
    receive(CANDLE_EVENT.replace("\"v\":\"3917\"", "\"v\":\"0\""));

    assertThat(market.events)
        .containsExactly(
            "minute CTK-USDT VenueCandle[openTimeNs=1626992700000000000, open=1.01000,"
                + " high=1.01200, low=1.00900, close=1.01100, volume=3917, takerBuyVolume=1729,"
                + " quoteVolume=3957.89900, trades=48]");
  }

  @Test
  void shouldRefuseAMinuteThatCannotBe() {
    receive(CANDLE_EVENT.replace("\"h\":\"1.01200\"", "\"h\":\"0.5\""));
    receive(CANDLE_EVENT.replace("\"v\":\"3917\"", "\"v\":\"-3917\""));
    receive(CANDLE_EVENT.replace("\"v\":\"3917\",", ""));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=3");
  }

  @Test
  void shouldAskForOpenInterestInTheLastHalfMinuteOfACandleEvenly() {
    session = BinanceSession.usdMarginedMarket(setup(symbols(200)));
    at(CANDLE + 269);
    assertThat(asked()).isEmpty();

    at(CANDLE + 270);
    assertThat(asked()).hasSize(1);
    at(CANDLE + 275);
    assertThat(asked()).hasSizeBetween(40, 42);
    at(CANDLE + 285);
    assertThat(asked()).hasSizeBetween(120, 122);
    at(CANDLE + 295);
    assertThat(asked()).hasSize(200).doesNotHaveDuplicates();
    at(CANDLE + 299);
    at(CANDLE + 300);
    assertThat(asked()).hasSize(200);

    at(CANDLE + 599);
    assertThat(asked()).hasSize(400);
  }

  @Test
  void shouldAskByTheClockOfTheExchangeWhenOursIsTenMinutesAndTwentySecondsOff() {
    long ours = CANDLE + 1_000;
    session.onMessage(
        FORCED.replace("\"E\":1568014460893", "\"E\":" + (ours - 620) + "000"), ns(ours));
    assertThat(asked()).isEmpty();

    at(CANDLE + 270 + 620 - 1);
    assertThat(asked()).isEmpty();
    at(CANDLE + 570 + 620);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void shouldAskOverOneConnectionAlone() {
    leads = false;
    at(CANDLE + 280);
    assertThat(asked()).isEmpty();

    leads = true;
    at(CANDLE + 281);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void shouldTellTheOpenInterestAsMeasuredWhenItWasAskedForUnlessItIsYounger() {
    at(CANDLE + 270);
    answer("10659.509", CANDLE - 4_000, CANDLE + 271);
    at(CANDLE + 570);
    answer("10660", CANDLE + 571, CANDLE + 572);

    assertThat(market.events)
        .containsExactly(
            "open interest BTC-USDT 10659.509 @" + (CANDLE + 270) + "000",
            "open interest BTC-USDT 10660 @" + (CANDLE + 571) + "000");
  }

  @Test
  void shouldRefuseAnOpenInterestThatCannotBe() {
    at(CANDLE + 270);
    answer("-1", CANDLE + 270, CANDLE + 271);
    answer("many", CANDLE + 270, CANDLE + 271);
    answer("12345678901234567890", CANDLE + 270, CANDLE + 271);
    answer("1", CANDLE + 900, CANDLE + 271);
    session.onAnswer(asked().get(0), "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}", ns(CANDLE));
    session.onAnswer(asked().get(0), "<html>", ns(CANDLE));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=6");
  }

  /** One of both clocks is wrong, and nobody knows which. */
  @ParameterizedTest
  @ValueSource(longs = {4_102_444_800L, 5, CANDLE + 270 + 620, CANDLE + 270 - 620})
  void shouldTellNoOpenInterestOfATimeThatOurClockDoesNotKnow(long theirs) {
    long ours = CANDLE + 270;
    session.onMessage(FORCED.replace("\"E\":1568014460893", "\"E\":" + theirs + "000"), ns(ours));
    for (int second = 0; asked().isEmpty() && second < 300; second++) {
      at(ours + second);
    }
    market.events.clear();
    long passed = 300;
    session.onAnswer(
        "/fapi/v1/openInterest?symbol=BTCUSDT",
        "{\"openInterest\":\"1\",\"symbol\":\"BTCUSDT\",\"time\":%d000}".formatted(theirs + passed),
        ns(ours + passed));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=1");
  }

  @Test
  void shouldFillInNothingOfATimeThatWasNotAskedFor() {
    at(CANDLE + 270);
    answer("100", CANDLE + 270, CANDLE + 271);
    at(CANDLE + 272);
    market.events.clear();
    for (long time : new long[] {4_102_444_800L, 5, CANDLE - 501 * 300 - 3_600}) {
      session.onAnswer(missed().get(0), row("1", "1", time), ns(CANDLE + 273));
    }
    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=3");

    at(CANDLE + 274);
    assertThat(missed()).hasSize(2);
  }

  @Test
  void shouldAskAgainWhileTheCandleLastsWhenThereWasNoAnswer() {
    at(CANDLE + 270);
    assertThat(session.onNoAnswer(asked().get(0))).isTrue();

    at(CANDLE + 299);
    assertThat(session.onNoAnswer(asked().get(0))).isFalse();
  }

  @Test
  void shouldFillInWhatWasMissedWhileNobodyAsked() {
    at(CANDLE + 270);
    answer("100", CANDLE + 270, CANDLE + 271);
    at(CANDLE + 272);
    assertThat(missed()).containsExactly(history(CANDLE - 499 * 300, CANDLE));
    session.onAnswer(missed().get(0), "[]", ns(CANDLE + 273));

    at(CANDLE + 570);
    answer("100", CANDLE + 570, CANDLE + 571);
    at(CANDLE + 572);
    at(CANDLE + 574);
    int known = missed().size();
    at(CANDLE + 3_570);
    answer("100", CANDLE + 3_570, CANDLE + 3_571);
    at(CANDLE + 3_572);

    assertThat(missed()).hasSize(known + 1).endsWith(history(CANDLE + 570, CANDLE + 3_300));
    market.events.clear();
    session.onAnswer(
        missed().get(known),
        row("20403.63700000", "150570784.07809979", CANDLE + 600).replace("]", ",")
            + row("1000000000000.00000000", "12345678901.12345678", CANDLE + 900).substring(1),
        ns(CANDLE + 3_573));
    assertThat(market.events)
        .containsExactly(
            "open interest BTC-USDT 20403.63700000 @" + (CANDLE + 600) + "000",
            "open interest BTC-USDT 1000000000000 @" + (CANDLE + 900) + "000");
    at(CANDLE + 3_580);
    assertThat(missed()).hasSize(known + 1);
  }

  @Test
  void shouldFillInOneSymbolASecondAndGiveUpAfterThreeAttempts() {
    session = BinanceSession.usdMarginedMarket(setup("BTC-USDT", "COIN1-USDT"));
    at(CANDLE + 299);
    answer("100", CANDLE + 299, CANDLE + 299);
    session.onAnswer(
        asked().get(1),
        "{\"openInterest\":\"5\",\"symbol\":\"COIN1USDT\",\"time\":" + CANDLE + "000}",
        ns(CANDLE + 299));
    for (int second = 300; second < 330; second++) {
      at(CANDLE + second);
      at(CANDLE + second);
    }

    assertThat(missed()).hasSize(6);
    assertThat(missed().get(0)).contains("symbol=BTCUSDT&");
    assertThat(missed().get(1)).contains("symbol=COIN1USDT&");
    assertThat(session.onNoAnswer(missed().get(0))).isFalse();
  }

  private List<String> missed() {
    return fetched.stream().filter(each -> each.startsWith("/futures/data/")).toList();
  }

  private static String history(long from, long until) {
    return "/futures/data/openInterestHist?symbol=BTCUSDT&period=5m&limit=500&startTime="
        + from
        + "000&endTime="
        + until
        + "000";
  }

  private static String row(String quantity, String value, long seconds) {
    return "[{\"symbol\":\"BTCUSDT\",\"sumOpenInterest\":\"%s\",\"sumOpenInterestValue\":\"%s\",\"timestamp\":\"%d000\"}]"
        .formatted(quantity, value, seconds);
  }

  private List<String> asked() {
    return fetched.stream()
        .filter(each -> each.startsWith("/fapi/v1/openInterest?symbol="))
        .toList();
  }

  private void answer(String quantity, long timeSeconds, long receivedSeconds) {
    session.onAnswer(
        asked().get(0),
        "{\"openInterest\":\"%s\",\"symbol\":\"BTCUSDT\",\"time\":%d000}"
            .formatted(quantity, timeSeconds),
        ns(receivedSeconds));
  }

  private SessionSetup setup(String... symbols) {
    return new SessionSetup("FUTURES", List.of(symbols), 100, requests, market);
  }

  private static String[] symbols(int count) {
    return Stream.concat(
            Stream.of("BTC-USDT"), IntStream.range(1, count).mapToObj(i -> "COIN" + i + "-USDT"))
        .toArray(String[]::new);
  }

  private void receive(String event) {
    session.onMessage("{\"stream\":\"x\",\"data\":" + event + "}", 42);
  }

  private void at(long seconds) {
    session.onTime(ns(seconds));
  }

  private static long ns(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
