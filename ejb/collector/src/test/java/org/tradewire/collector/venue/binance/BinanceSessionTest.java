package org.tradewire.collector.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.RememberedLog;
import org.tradewire.collector.venue.RefusedMessages;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.json.JsonSession;

class BinanceSessionTest {

  private final RecordedMarket market = new RecordedMarket();
  private final List<String> sent = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  private final VenueRequests requests =
      new VenueRequests() {
        @Override
        public void send(String text) {
          sent.add(text);
        }

        @Override
        public void fetch(String path) {
          fetched.add(path);
        }
      };
  private final SessionSetup setup =
      new SessionSetup("BINANCE", List.of("BTC-USDT"), 100, requests, market);
  private BinanceSession session = BinanceSession.spot(setup);

  @Test
  void shouldSubscribeWhenConnectedAndFetchTheBookWhenTheFirstEventIsThere() {
    session.onConnect();
    assertThat(sent)
        .containsExactly(
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\",\"btcusdt@aggTrade\"],"
                + "\"id\":1}");
    assertThat(fetched).isEmpty();

    depth(10, 12);
    depth(13, 13);

    assertThat(fetched).containsExactly("/api/v3/depth?symbol=BTCUSDT&limit=1000");
    assertThat(market.events).isEmpty();
  }

  @Test
  void shouldSpliceTheEventsThatCameBeforeTheSnapshot() {
    depth(5, 9);
    depth(10, 12);
    depth(13, 13);
    snapshot(11);
    depth(14, 15);

    assertThat(reported())
        .containsExactly("book @0", "change @10-12", "change @13-13", "change @14-15");
  }

  @Test
  void shouldBeLiveWhenTheNextEventBeginsRightBehindTheSnapshot() {
    depth(5, 9);
    snapshot(9);
    depth(10, 12);

    assertThat(reported()).containsExactly("book @0", "change @10-12");
  }

  @Test
  void shouldFetchAgainWhenTheSnapshotIsOlderThanTheEvents() {
    depth(10, 12);
    snapshot(8);
    assertThat(fetched).hasSize(2);

    depth(13, 14);
    snapshot(12);

    assertThat(reported()).containsExactly("book @0", "change @13-14");
    assertThat(session.health().toString()).contains("resyncs=1", "gaps=0");
  }

  @Test
  void shouldVoidTheBookAndSpliceAnewWhenAnEventIsMissing() {
    depth(10, 12);
    snapshot(12);
    depth(13, 14);
    depth(17, 18);
    depth(19, 19);
    assertThat(fetched).hasSize(2);
    snapshot(18);

    assertThat(reported())
        .containsExactly(
            "book @0",
            "change @13-14",
            "gap BTC-USDT The event 17 to 18 does not follow 14.",
            "book @0",
            "change @19-19");
  }

  @Test
  void shouldIgnoreAnEventThatTheBookHoldsAlready() {
    depth(10, 12);
    snapshot(12);
    depth(13, 14);
    depth(13, 13);
    depth(15, 15);

    assertThat(reported()).containsExactly("book @0", "change @13-14", "change @15-15");
  }

  @Test
  void shouldFollowThePreviousEventOfFutures() {
    session = BinanceSession.usdMargined(setup);
    futures(10, 20, 8);
    snapshot(15);
    futures(22, 30, 20);
    futures(35, 40, 33);

    assertThat(fetched.get(0)).isEqualTo("/fapi/v1/depth?symbol=BTCUSDT&limit=500");
    assertThat(reported())
        .containsExactly(
            "book @0",
            "change @10-20",
            "change @22-30",
            "gap BTC-USDT The event 35 to 40 does not follow 30.");
  }

  @Test
  void shouldFetchAgainWhenTheAnswerIsNoSnapshot() {
    depth(10, 12);
    answer("{\"code\":-1003,\"msg\":\"Too many requests\"}");
    depth(13, 14);

    assertThat(fetched).hasSize(2);
    assertThat(session.health().toString()).contains("refused=1");
  }

  @Test
  void shouldGoOnWithTheBookWhenAnAnswerAboutMinutesCannotBeUsed() {
    depth(10, 12);
    snapshot(12);
    session.onAnswer("/api/v3/klines?symbol=BTCUSDT&interval=1m", "[[1]]", 42);
    depth(13, 14);

    assertThat(reported()).containsExactly("book @0", "change @13-14");
  }

  @Test
  void shouldLeaveOutASnapshotThatNobodyWaitsForAnyMore() {
    depth(10, 12);
    session.resync("BTC-USDT");
    depth(13, 14);
    snapshot(12);
    depth(15, 16);
    answer("{\"code\":-1003,\"msg\":\"Too many requests\"}");
    snapshot(13);
    depth(17, 18);

    assertThat(
            reported().stream().filter(each -> !each.startsWith("gap BTC-USDT The book is asked")))
        .containsExactly("book @0", "change @13-14", "change @15-16", "change @17-18");
  }

  @Test
  void shouldVoidTheBookWhenTheNumbersOfTheExchangeBeginAnew() {
    depth(1_000, 1_002);
    snapshot(1_002);
    depth(1_003, 1_004);
    int i = 0;
    while (fetched.size() == 1 && i < 1_000) {
      i++;
      depth(i, i);
    }

    assertThat(market.events).last().asString().startsWith("gap BTC-USDT");
    snapshot(i);
    depth(i + 1, i + 1);
    assertThat(market.events).last().asString().startsWith("change BTC-USDT");
  }

  @Test
  void shouldVoidTheBookWhenTheEventsNeverReachTheSnapshot() {
    depth(10, 12);
    snapshot(1_000_000);
    for (int i = 13; fetched.size() == 1 && i < 1_013; i++) {
      depth(i, i);
    }

    assertThat(market.events).last().asString().startsWith("gap BTC-USDT");
  }

  @Test
  void shouldNameASymbolAsItWasAskedForWhateverTheCurrencyItIsQuotedIn() {
    session =
        BinanceSession.spot(
            new SessionSetup("BINANCE", List.of("BTC-USD1", "BAT-USD"), 100, requests, market));
    session.onConnect();
    receive(aggregateTrade(7).replace("BTCUSDT", "BTCUSD1"));
    receive(aggregateTrade(7).replace("BTCUSDT", "BATUSD"));

    assertThat(market.tradeCounts).containsOnlyKeys("BTC-USD1", "BAT-USD");
  }

  @Test
  void shouldTellErrorsInTheExchangesOwnWords() {
    try (RememberedLog log = new RememberedLog(JsonSession.class)) {
      session.onMessage("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}", 42);
      session.onMessage("{\"code\":3,\"msg\":\"Invalid JSON\"}", 42);
      session.onMessage("{\"id\":1,\"error\":\"unlike any other\"}", 42);

      assertThat(log.messages())
          .extracting(each -> each.replaceAll(".*refused something: ", ""))
          .containsExactly("Invalid request", "Invalid JSON", "unlike any other");
    }
    assertThat(session.health().toString()).contains("venue_errors=3", "refused=0");
  }

  @Test
  void shouldSayWhatTheExchangeAnswersInPlaceOfASnapshot() {
    try (RememberedLog log = new RememberedLog(RefusedMessages.class)) {
      answer("{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");

      assertThat(log.messages()).singleElement().asString().contains("\"Invalid symbol.\"");
    }
  }

  @Test
  void shouldSayThatTheAggressorSoldWhenTheBuyerIsTheMaker() {
    receive(
        "{\"e\":\"aggTrade\",\"E\":5,\"s\":\"BTCUSDT\",\"a\":7,\"p\":\"1.50\",\"q\":\"2.0\","
            + "\"f\":1,\"l\":1,\"T\":4,\"m\":true,\"M\":true}");
    receive(
        "{\"e\":\"aggTrade\",\"E\":5,\"s\":\"BTCUSDT\",\"a\":9,\"p\":\"1.50\",\"q\":\"2.0\","
            + "\"f\":1,\"l\":1,\"T\":4,\"m\":false,\"M\":true}");

    assertThat(market.events)
        .containsExactly(
            "trade BTC-USDT 1.50 2.0 sold #7 4000000/42",
            "missed BTC-USDT 1",
            "trade BTC-USDT 1.50 2.0 bought #9 4000000/42");
  }

  @Test
  void shouldTellTradesThatComeOneByOne() {
    receive(trade(31, false));
    receive(trade(33, true));

    assertThat(market.events)
        .containsExactly(
            "trade BTC-USDT 1.50 2.0 bought #31 4000000/42",
            "missed BTC-USDT 1",
            "trade BTC-USDT 1.50 2.0 sold #33 4000000/42");
  }

  @Test
  void shouldCountTheTradesOfASecondStreamAndTellThoseOfTheFirst() {
    receive(aggregateTrade(7));
    receive(trade(31, true));
    receive(trade(32, true));
    receive(aggregateTrade(8));
    receive(trade(33, true).replace("BTC", "ETH"));

    assertThat(market.events)
        .containsExactly(
            "trade BTC-USDT 1.50 2.0 sold #7 4000000/42",
            "trade BTC-USDT 1.50 2.0 sold #8 4000000/42",
            "trade ETH-USDT 1.50 2.0 sold #33 4000000/42");
    assertThat(session.health().toString())
        .contains("missed=0", "duplicates=0", "refused=0", "other_trades=2");
  }

  @Test
  void shouldReadEventsThatStandByThemselves() {
    session.onMessage(depthEvent(10, 12), 42);
    snapshot(11);
    session.onMessage(aggregateTrade(7), 42);
    session.onMessage(trade(31, true).replace("BTC", "ETH"), 42);

    assertThat(reported())
        .containsExactly(
            "book @0",
            "change @10-12",
            "trade BTC-USDT 1.50 2.0 sold #7 4000000/42",
            "trade ETH-USDT 1.50 2.0 sold #31 4000000/42");
    assertThat(session.health().toString()).contains("refused=0");
  }

  @Test
  void shouldRefuseATradeWithoutItsNumber() {
    receive(trade(31, true).replace("\"t\":31,", ""));
    receive(aggregateTrade(7).replace("\"a\":7", "\"a\":\"seven\""));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldRefuseATradeThatDoesNotSayWhoTheMakerWas() {
    receive(
        "{\"e\":\"aggTrade\",\"E\":5,\"s\":\"BTCUSDT\",\"a\":7,\"p\":\"1.50\",\"q\":\"2.0\",\"T\":4}");

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=1");
  }

  @Test
  void shouldTellNothingWhenEventsAreNotUsed() {
    receive("{\"u\":4,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"2\",\"a\":\"3\",\"A\":\"4\"}");
    receive("{\"e\":\"kline\",\"E\":5,\"s\":\"BTCUSDT\",\"k\":{\"t\":1,\"a\":[1]}}");
    session.onMessage("{\"result\":null,\"id\":1}", 42);

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=0");
  }

  /** What was told; events of books by the ids that stand in their quantities. */
  private List<String> reported() {
    return market.events.stream()
        .map(each -> each.startsWith("book") ? "book @0" : each)
        .map(each -> each.replaceAll("change .* bid (\\d+) (\\d+) .*", "change @$1-$2"))
        .toList();
  }

  private void depth(int first, int last) {
    receive(depthEvent(first, last));
  }

  private static String depthEvent(int first, int last) {
    return "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":%d,\"u\":%d,\"b\":[[\"%d\",\"%d\"]],\"a\":[]}"
        .formatted(first, last, first, last);
  }

  /** A trade as its documentation shows it, the orders' numbers of earlier years included. */
  private static String trade(int id, boolean buyerIsMaker) {
    return "{\"e\":\"trade\",\"E\":5,\"s\":\"BTCUSDT\",\"t\":%d,\"p\":\"1.50\",\"q\":\"2.0\",\"b\":88,\"a\":50,\"T\":4,\"m\":%b,\"M\":true}"
        .formatted(id, buyerIsMaker);
  }

  private static String aggregateTrade(int id) {
    return "{\"e\":\"aggTrade\",\"E\":5,\"s\":\"BTCUSDT\",\"a\":%d,\"p\":\"1.50\",\"q\":\"2.0\",\"f\":1,\"l\":1,\"T\":4,\"m\":true,\"M\":true}"
        .formatted(id);
  }

  private void futures(int first, int last, int previous) {
    receive(
        "{\"e\":\"depthUpdate\",\"E\":2,\"T\":1,\"s\":\"BTCUSDT\",\"U\":%d,\"u\":%d,\"pu\":%d,\"b\":[[\"%d\",\"%d\"]],\"a\":[]}"
            .formatted(first, last, previous, first, last));
  }

  private void snapshot(int id) {
    answer(
        "{\"lastUpdateId\":%d,\"bids\":[[\"1\",\"1\"]],\"asks\":[[\"9999\",\"1\"]]}".formatted(id));
  }

  private void answer(String body) {
    session.onAnswer("https://example.org/api/v3/depth?symbol=BTCUSDT&limit=1000", body, 42);
  }

  private void receive(String event) {
    session.onMessage("{\"stream\":\"x\",\"data\":" + event + "}", 42);
  }
}
