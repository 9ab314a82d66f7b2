package org.tradewire.collector.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.binance.BinanceSession;
import org.tradewire.collector.venue.coinbase.CoinbaseAdvancedSession;
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;
import org.tradewire.collector.venue.kraken.KrakenSession;

/** A market that is busy must not keep the garbage collector busy. */
class NoGarbageTest {

  private static final int WARM_UP = 20_000;
  private static final int MESSAGES = 50_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(
            "Binance depth",
            splicedBinance(),
            "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1633998512068,"
                + "\"s\":\"BTCUSDT\",\"U\":1,\"u\":3,\"b\":[[\"0.3513\",\"6195.00\"]],\"a\":[]}}"),
        Arguments.of(
            "Kraken book",
            new KrakenSession(setup()),
            "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"BTC/USD\","
                + "\"bids\":[{\"price\":78871.5,\"qty\":0.01266503}],"
                + "\"asks\":[{\"price\":78871.6,\"qty\":4.21103066}],"
                + "\"timestamp\":\"2026-08-24T22:21:56.724795Z\"}]}"),
        Arguments.of(
            "Kraken trade",
            new KrakenSession(setup()),
            "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\","
                + "\"side\":\"sell\",\"price\":78871.5,\"qty\":0.01266503,\"ord_type\":\"limit\","
                + "\"trade_id\":NUMBER,\"timestamp\":\"2026-08-24T22:21:56.724795Z\"}]}"),
        Arguments.of(
            "Coinbase Exchange match",
            new CoinbaseExchangeSession(setup()),
            "{\"type\":\"match\",\"trade_id\":NUMBER,\"side\":\"sell\",\"size\":\"0.0015\","
                + "\"price\":\"61331.87\",\"product_id\":\"BTC-USD\",\"sequence\":23914578431,"
                + "\"time\":\"2021-04-17T16:43:37.075687Z\"}"),
        Arguments.of(
            "Coinbase Exchange level2",
            new CoinbaseExchangeSession(setup()),
            "{\"type\":\"l2update\",\"product_id\":\"SKL-BTC\",\"changes\":[[\"sell\",\"0.00001306\","
                + "\"660.5\"]],\"time\":\"2021-04-17T16:43:37.075687Z\"}"),
        Arguments.of(
            "Coinbase Advanced level2",
            new CoinbaseAdvancedSession(setup()),
            "{\"channel\":\"l2_data\",\"client_id\":\"\",\"sequence_num\":NUMBER,\"events\":[{"
                + "\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"updates\":[{\"side\":\"bid\","
                + "\"event_time\":\"2023-02-09T20:32:50.714964Z\",\"price_level\":\"21921.73\","
                + "\"new_quantity\":\"0.06317902\"}]}]}"));
  }

  private static BinanceSession splicedBinance() {
    BinanceSession session = BinanceSession.spot(setup());
    session.onAnswer(
        "/api/v3/depth?symbol=BTCUSDT", "{\"lastUpdateId\":2,\"bids\":[],\"asks\":[]}", 1);
    return session;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void shouldAllocateNothingWhenMessagesOfAKnownSymbolCome(
      String name, VenueSession session, String message) {
    String[] texts = new String[WARM_UP + MESSAGES];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = message.replace("NUMBER", Integer.toString(i + 1));
    }
    receive(session, texts, 0, WARM_UP);
    long before = threads.getCurrentThreadAllocatedBytes();

    receive(session, texts, WARM_UP, texts.length);

    long perMessage = (threads.getCurrentThreadAllocatedBytes() - before) / MESSAGES;
    assertThat(perMessage).as("bytes allocated for a message of %s", name).isLessThan(8);
    assertThat(session.health().toString()).contains("refused=0");
  }

  /** 500 symbols wait for up to 500 s until each has its snapshot, in a heap of 256 MB. */
  @Test
  void shouldKeepLittleWhileABookWaitsForItsSnapshot() {
    VenueSession session = BinanceSession.spot(setup());
    String event =
        "{\"e\":\"depthUpdate\",\"E\":1633998512068,\"s\":\"BTCUSDT\",\"U\":1,\"u\":3,"
            + "\"b\":[[\"0.3513\",\"6195.00\"],[\"0.3512\",\"5.00\"]],\"a\":[[\"0.3600\",\"7.00\"]]}";
    String[] texts = new String[WARM_UP];
    Arrays.fill(texts, event);
    receive(session, texts, 0, WARM_UP);
    long before = threads.getCurrentThreadAllocatedBytes();

    receive(session, texts, 0, WARM_UP);

    long perEvent = (threads.getCurrentThreadAllocatedBytes() - before) / WARM_UP;
    assertThat(perEvent).isLessThan(400);
  }

  private static void receive(VenueSession session, String[] texts, int from, int until) {
    for (int i = from; i < until; i++) {
      session.onMessage(texts[i], 1);
    }
  }

  private static SessionSetup setup() {
    return SessionSetup.ofRecording("VENUE", MarketDataListener.NONE);
  }
}
