package org.tradewire.collector.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;

class CoinbaseAdvancedSessionTest {

  private final RecordedMarket market = new RecordedMarket();
  private final List<String> sent = new ArrayList<>();
  private final VenueRequests requests =
      new VenueRequests() {
        @Override
        public void send(String text) {
          sent.add(text);
        }

        @Override
        public void fetch(String path) {
          throw new AssertionError(path);
        }
      };
  private final CoinbaseAdvancedSession session =
      new CoinbaseAdvancedSession(
          new SessionSetup("COINBASE", List.of("BTC-USD", "ETH-USD"), 100, requests, market));
  private int sequence;

  @Test
  void shouldSubscribeToEachChannelWhenConnected() {
    session.onConnect();

    assertThat(sent)
        .containsExactly(
            "{\"type\":\"subscribe\",\"channel\":\"heartbeats\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}",
            "{\"type\":\"subscribe\",\"channel\":\"level2\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}",
            "{\"type\":\"subscribe\",\"channel\":\"market_trades\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}");
  }

  @Test
  void shouldTellTheFullBookAndItsChanges() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1.10");
    book("update", "BTC-USD", "offer", "100.00", "0");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 99.50 1.10 2000000000", "change BTC-USD ask 100.00 0 2000000000");
  }

  @Test
  void shouldVoidEveryBookOfTheConnectionWhenAMessageIsMissing() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("snapshot", "ETH-USD", "bid", "9.50", "1");
    sequence++;
    book("update", "BTC-USD", "bid", "99.50", "2");
    book("snapshot", "BTC-USD", "bid", "99.50", "3");

    assertThat(market.events)
        .containsExactlyInAnyOrder(
            "book BTC-USD bid 99.50 1 2000000000",
            "book ETH-USD bid 9.50 1 2000000000",
            "gap BTC-USD The message 3 of the connection does not follow 1.",
            "gap ETH-USD The message 3 of the connection does not follow 1.",
            "book BTC-USD bid 99.50 3 2000000000");
    assertThat(sent)
        .containsExactly(
            "{\"type\":\"unsubscribe\",\"channel\":\"level2\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}",
            "{\"type\":\"subscribe\",\"channel\":\"level2\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}");
  }

  @Test
  void shouldVoidTheBooksWhenAMessageAboutThemCannotBeUnderstood() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("update", "BTC-USD", "bid", "-5", "1");

    assertThat(market.events)
        .last()
        .isEqualTo("gap BTC-USD A message about books could not be understood.");
    assertThat(session.health().toString()).contains("refused=1");
  }

  @Test
  void shouldVoidAndAskForNoOtherBookThanTheOneThatCannotBeUnderstood() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("snapshot", "ETH-USD", "bid", "9.50", "1");
    for (int i = 0; i < 100; i++) {
      book("update", "BTC-USD", "bid", "-5", "1");
      book("snapshot", "BTC-USD", "bid", "-5", "1");
    }
    book("update", "ETH-USD", "bid", "9.50", "2");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 99.50 1 2000000000",
            "book ETH-USD bid 9.50 1 2000000000",
            "gap BTC-USD A message about books could not be understood.",
            "change ETH-USD bid 9.50 2 2000000000");
    assertThat(sent)
        .containsExactly(
            "{\"type\":\"unsubscribe\",\"channel\":\"level2\",\"product_ids\":[\"BTC-USD\"]}",
            "{\"type\":\"subscribe\",\"channel\":\"level2\",\"product_ids\":[\"BTC-USD\"]}");
  }

  @Test
  void shouldVoidEveryBookWhenAMessageDoesNotSayWhichItIsAbout() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("snapshot", "ETH-USD", "bid", "9.50", "1");
    receive("l2_data", "{\"type\":\"update\",\"updates\":[]}");

    assertThat(market.books).isEmpty();
  }

  @Test
  void shouldVoidTheBooksWhenALevelsSideIsUnknownOrMissing() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("update", "BTC-USD", "sideways", "999999", "1");
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    receive(
        "l2_data",
        "{\"type\":\"update\",\"product_id\":\"BTC-USD\",\"updates\":[{\"price_level\":\"9\",\"new_quantity\":\"1\"}]}");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 99.50 1 2000000000",
            "gap BTC-USD A message about books could not be understood.",
            "book BTC-USD bid 99.50 1 2000000000",
            "gap BTC-USD A message about books could not be understood.");
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldRefuseTradesWhoseSideIsUnknownOrMissing() {
    receive("market_trades", "{\"type\":\"update\",\"trades\":[" + trade(4, "UP") + "]}");
    receive(
        "market_trades",
        "{\"type\":\"update\",\"trades\":["
            + trade(4, "BUY").replace("\"side\":\"BUY\",", "")
            + "]}");

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldReportAndLeaveOutWhatComesAgainOrGoesBack() {
    sequence = 681;
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("update", "BTC-USD", "bid", "99.50", "2");
    sequence = 682;
    book("update", "BTC-USD", "bid", "99.50", "3");
    sequence = 678;
    book("update", "BTC-USD", "bid", "99.50", "4");
    sequence = 683;
    book("update", "BTC-USD", "bid", "99.50", "5");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 99.50 1 2000000000",
            "change BTC-USD bid 99.50 2 2000000000",
            "change BTC-USD bid 99.50 5 2000000000");
    assertThat(session.health().toString()).contains("gaps=0", "duplicates=2", "refused=2");
  }

  @Test
  void shouldVoidTheBooksAndGoOnWhenTheNumbersOfTheConnectionBeginAnew() {
    sequence = 100_000;
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    sequence = 0;
    for (int i = 0; sent.isEmpty() && i < 1_000; i++) {
      book("update", "BTC-USD", "bid", "99.50", "2");
    }
    book("snapshot", "BTC-USD", "bid", "99.50", "3");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 99.50 1 2000000000",
            "gap BTC-USD The numbers of the connection have begun anew.",
            "book BTC-USD bid 99.50 3 2000000000");
  }

  @Test
  void shouldUnderstandTheMessageWhenEventsStandBeforeChannelAndNumber() {
    String events =
        "[{\"updates\":[{\"new_quantity\":\"1\",\"price_level\":\"9\",\"side\":\"bid\"}],"
            + "\"product_id\":\"BTC-USD\",\"type\":\"snapshot\"}]";
    session.onMessage("{\"events\":" + events + ",\"sequence_num\":4,\"channel\":\"l2_data\"}", 42);
    session.onMessage(
        "{\"channel\":\"l2_data\",\"events\":" + events + ",\"sequence_num\":5}\n", 42);
    session.onMessage("{\"channel\":\"l2_data\",\"sequence_num\":6,\"events\":" + events + "}", 42);

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 9 1 0", "book BTC-USD bid 9 1 0", "book BTC-USD bid 9 1 0");
    assertThat(session.health().toString()).contains("gaps=0", "refused=0");
  }

  @Test
  void shouldVoidTheBooksWhenAMessageHasNoNumberAndRefuseUnknownTypes() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    session.onMessage("{\"channel\":\"l2_data\",\"events\":[]}", 42);
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    book("sideways", "BTC-USD", "bid", "99.50", "2");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 99.50 1 2000000000",
            "gap BTC-USD A message of the connection has no number.",
            "book BTC-USD bid 99.50 1 2000000000",
            "gap BTC-USD A message about books could not be understood.");
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldStartNumbersAnewWhenConnectedAgain() {
    book("snapshot", "BTC-USD", "bid", "99.50", "1");
    session.onConnect();
    sequence = 0;
    book("snapshot", "BTC-USD", "bid", "99.50", "2");

    assertThat(session.health().toString()).contains("gaps=0");
  }

  @Test
  void shouldTellTradesInTheOrderOfTheirIdsAndTheSideOfTheTaker() {
    receive(
        "market_trades",
        "{\"type\":\"snapshot\",\"trades\":[" + trade(2, "BUY") + "," + trade(1, "BUY") + "]}");
    receive(
        "market_trades",
        "{\"type\":\"update\",\"trades\":[" + trade(4, "SELL") + "," + trade(3, "BUY") + "]}");

    assertThat(market.events)
        .containsExactly(
            "trade BTC-USD 100.5 0.1 sold #3 1000000000/42",
            "trade BTC-USD 100.5 0.1 bought #4 1000000000/42");
  }

  private static String trade(int id, String side) {
    return """
        {"trade_id":"%d","product_id":"BTC-USD","price":"100.5","size":"0.1","side":"%s",
         "time":"1970-01-01T00:00:01Z"}"""
        .formatted(id, side);
  }

  private void book(String type, String symbol, String side, String price, String quantity) {
    receive(
        "l2_data",
        """
        {"type":"%s","product_id":"%s","updates":[{"side":"%s","event_time":"1970-01-01T00:00:02Z",
         "price_level":"%s","new_quantity":"%s"}]}"""
            .formatted(type, symbol, side, price, quantity));
  }

  private void receive(String channel, String event) {
    session.onMessage(
        "{\"channel\":\"%s\",\"client_id\":\"\",\"timestamp\":\"x\",\"sequence_num\":%d,\"events\":[%s]}"
            .formatted(channel, sequence++, event),
        42);
  }
}
