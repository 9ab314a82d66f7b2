package org.tradewire.collector.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;

class CoinbaseExchangeSessionTest {

  private static final long RECEIVED = 42;

  private final RecordedMarket market = new RecordedMarket();
  private final CoinbaseExchangeSession session =
      new CoinbaseExchangeSession(SessionSetup.ofRecording("COINBASE", market));

  @Test
  void shouldTellFullBookWhenSnapshotArrives() {
    receive(
        """
        {"type":"snapshot","product_id":"BAND-GBP","asks":[["14.80","12.770"],["14.8024","1"]],
         "bids":[["14.7","3.0"]]}""");

    assertThat(market.events)
        .containsExactly("book BAND-GBP ask 14.80 12.770 ask 14.8024 1 bid 14.7 3.0 0");
  }

  @Test
  void shouldTellAbsoluteLevelsWhenBookChanges() {
    receive(
        """
        {"type":"l2update","product_id":"SKL-BTC","changes":[["sell","0.00001306","660.5"],
         ["buy","0.00001305","0.00000000"]],"time":"1970-01-01T00:00:01.5Z"}""");

    assertThat(market.events)
        .containsExactly(
            "change SKL-BTC ask 0.00001306 660.5 bid 0.00001305 0.00000000 1500000000");
  }

  @Test
  void shouldSayThatTheAggressorBoughtWhenTheMakerSold() {
    receive(match(7, "sell"));

    assertThat(market.events).containsExactly("trade BTC-USD 100.50 0.10 bought #7 1000000000/42");
  }

  @Test
  void shouldSayThatTheAggressorSoldWhenTheMakerBought() {
    receive(match(7, "buy"));

    assertThat(market.events).containsExactly("trade BTC-USD 100.50 0.10 sold #7 1000000000/42");
  }

  @Test
  void shouldNotTellHistoryAsATradeWhenSubscribed() {
    receive(match(7, "buy").replace("\"match\"", "\"last_match\""));
    receive(match(8, "buy"));

    assertThat(market.events).hasSize(1);
    assertThat(session.gaps()).isZero();
    assertThat(session.count(CoinbaseMessageType.LAST_MATCH)).isEqualTo(1);
  }

  @Test
  void shouldCountAGapWhenTradeIdsHaveAHole() {
    receive(match(7, "buy"));
    receive(match(10, "buy"));
    receive(match(11, "buy"));

    assertThat(session.gaps()).isEqualTo(1);
    assertThat(session.health().toString()).contains("gaps=1 missed=2 duplicates=0");
    assertThat(market.events).hasSize(4).contains("missed BTC-USD 2");
  }

  @Test
  void shouldCountAGapWhenHistoryIsNewerThanTheLastTrade() {
    receive(match(7, "buy"));
    receive(match(9, "buy").replace("\"match\"", "\"last_match\""));
    receive(match(10, "buy"));

    assertThat(session.health().toString()).contains("gaps=1 missed=2");
  }

  @Test
  void shouldCheckEverySymbolByItselfWhenTheyAlternate() {
    receive(match(7, "buy"));
    receive(match(900, "buy").replace("BTC-USD", "ETH-USD"));
    receive(match(8, "buy"));
    receive(match(901, "buy").replace("BTC-USD", "ETH-USD"));

    assertThat(session.gaps()).isZero();
  }

  @Test
  void shouldNotTellATradeAgainWhenItWasSeen() {
    receive(match(7, "buy"));
    receive(match(7, "buy"));

    assertThat(market.events).hasSize(1);
    assertThat(session.health().toString()).contains("gaps=0 missed=0 duplicates=1");
  }

  @Test
  void shouldTellTradesAgainWhenTheRecordingStartsOver() {
    receive(match(7, "buy"));
    session.restart();
    receive(match(3, "buy"));

    assertThat(market.events).hasSize(2);
    assertThat(session.health().toString()).contains("gaps=0 missed=0 duplicates=0");
  }

  @Test
  void shouldExpectTheBooksOfTheLevel2ChannelWhenSubscribed() {
    receive(
        """
        {"type":"subscriptions","channels":[
         {"name":"ticker","product_ids":["XRP-USD"]},
         {"product_ids":["BTC-USD","ETH-USD"],"name":"level2_batch","account_ids":null}]}""");

    assertThat(session.expectedBooks()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ticker\",\"price\":\"1e5\"}",
        "{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":20,\"product_id\":\"BTC-USD\"}",
        "{\"type\":\"something_new\",\"levels\":{\"a\":[1,2]}}",
        "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"no such product\"}"
      })
  void shouldTellNothingAndRefuseNothingWhenMessageIsNoMarketData(String message) {
    receive(message);

    assertThat(market.events).isEmpty();
    assertThat(session.refused()).isZero();
  }

  @Test
  void shouldCountVenueErrorsWhenTheVenueRefuses() {
    receive("{\"type\":\"error\",\"message\":\"Failed to subscribe\"}");

    assertThat(session.health().toString()).contains("venue_errors=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"sell\",\"-1\",\"1\"]",
        "[\"hold\",\"1\",\"1\"]",
        "[\"buy\"]",
        "[]",
        "[\"buy\",{\"a\":[1]},\"2\"]",
        "[\"sell\",\"99999999999999999999\",\"1\"]"
      })
  void shouldVoidTheBookOfThatSymbolWhenALevelCannotBeRead(String level) {
    receive(snapshot("BTC-USD"));
    receive(snapshot("ETH-USD"));
    receive(
        "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"99\",\"2\"],"
            + level
            + "]}");

    assertThat(market.events)
        .containsExactly(
            "book BTC-USD bid 1 2 0",
            "book ETH-USD bid 1 2 0",
            "gap BTC-USD A message that may be about the book could not be understood.");
    assertThat(session.refused()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{\"type\":\"l2update\",\"changes\":[[\"sell\",\"-1\",\"1\"]],\"product_id\":\"BTC-USD\"}",
        "{\"changes\":[[\"sell\",\"-1\",\"1\"]],\"type\":\"l2update\"}"
      })
  void shouldVoidEveryBookWhenTheMessageMayBeAboutAny(String text) {
    receive(snapshot("BTC-USD"));
    receive(snapshot("ETH-USD"));
    receive(text);
    receive(text);

    assertThat(market.books).isEmpty();
    assertThat(session.health().toString()).contains("gaps=2", "resyncs=1", "refused=2");
  }

  @Test
  void shouldKeepItsBooksWhenATradeCannotBeRead() {
    receive(snapshot("BTC-USD"));
    receive(match(7, "up"));

    assertThat(market.books).containsOnlyKeys("BTC-USD");
    assertThat(session.refused()).isEqualTo(1);
  }

  @Test
  void shouldAskForABookAgainWhenItCouldNotBeRead() {
    List<String> sent = new ArrayList<>();
    VenueRequests requests =
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
    CoinbaseExchangeSession live =
        new CoinbaseExchangeSession(
            new SessionSetup("COINBASE", List.of("BTC-USD"), 100, requests, market));
    live.onMessage(snapshot("BTC-USD").replace("\"1\"", "\"one\""), RECEIVED);

    assertThat(sent)
        .containsExactly(
            "{\"type\":\"unsubscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2_batch\"]}",
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2_batch\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"sell\",\"1\"",
        "{\"type\":\"l2update\",\"product_id\":\"btc usd\",\"changes\":[]}",
        "{\"type\":\"l2update\",\"changes\":[]}",
        "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":7}",
        "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":[7]}",
        "{\"type\":7}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1,\"side\":\"buy\"}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1,\"side\":\"up\",\"price\":\"1\",\"size\":\"1\"}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1,\"side\":\"buy\",\"price\":\"1\",\"size\":\"0.0\"}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":0,\"side\":\"buy\",\"price\":\"1\",\"size\":\"1\"}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":\"1\",\"side\":\"buy\"}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":99999999999999999999}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1,\"side\":\"buy\",\"price\":-1,\"size\":\"1\"}",
        "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"time\":\"yesterday\"}"
      })
  void shouldRefuseTheMessageAndGoOnWhenItCannotBeUsed(String message) {
    receive(message);
    receive(match(7, "buy"));

    assertThat(session.refused()).isEqualTo(1);
    assertThat(market.tradeCounts).containsOnly(Map.entry("BTC-USD", 1));
    assertThat(market.books).isEmpty();
    assertThat(session.gaps()).isZero();
  }

  @Test
  void shouldUnderstandTheMessageWhenFieldsComeInAnotherOrder() {
    receive(
        """
        {"time":"1970-01-01T00:00:01Z","changes":[["buy","1","2"]],"product_id":"BTC-USD",
         "unknown":{"a":[{}]},"type":"l2update"}""");

    assertThat(market.events).containsExactly("change BTC-USD bid 1 2 1000000000");
  }

  private void receive(String message) {
    session.onMessage(message, RECEIVED);
  }

  private static String snapshot(String symbol) {
    return "{\"type\":\"snapshot\",\"product_id\":\"%s\",\"asks\":[],\"bids\":[[\"1\",\"2\"]]}"
        .formatted(symbol);
  }

  private static String match(long tradeId, String side) {
    return """
        {"type":"match","trade_id":%d,"side":"%s","size":"0.10","price":"100.50",
         "product_id":"BTC-USD","time":"1970-01-01T00:00:01Z"}"""
        .formatted(tradeId, side);
  }
}
