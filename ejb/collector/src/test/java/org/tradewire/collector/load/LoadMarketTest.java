package org.tradewire.collector.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

class LoadMarketTest {

  private static final long MS = 1_000_000L;

  private final Heard heard = new Heard();
  private final LoadOrders orders = LoadOrders.none();
  private long nowNs = 77;

  @Test
  void shouldPublishOneTradeWhenOneIsDue() {
    LoadMarket market = market(new LoadOrder("A-USD", 1_000, 3));

    assertThat(poll(market)).isEqualTo(MS);
    assertThat(heard.events).containsExactly("book A-USD", "trade A-USD 1");
    nowNs += MS - 1;
    assertThat(poll(market)).isEqualTo(1);
    assertThat(heard.trades()).isEqualTo(1);
    nowNs += 1;
    poll(market);
    assertThat(heard.trades()).isEqualTo(2);
  }

  @Test
  void shouldKeepTheRateWhenPollsComeUnevenly() {
    LoadMarket market = market(new LoadOrder("A-USD", 30_000, 1_000_000));
    poll(market);

    for (int step : new int[] {3, 1, 9, 27, 60, 400}) {
      nowNs += step * MS;
      while (poll(market) == 0) {
        assertThat(heard.trades()).isLessThan(20_000);
      }
    }

    assertThat(heard.trades()).isEqualTo(15_001);
    assertThat(market.health().toString()).isEqualTo("published=15001 skipped=0");
  }

  @Test
  void shouldSkipWhatIsMoreThanTwoSecondsLate() {
    LoadMarket market = market(new LoadOrder("A-USD", 1_000, 1_000_000));
    poll(market);

    nowNs += 10_000 * MS;
    while (poll(market) == 0) {
      assertThat(heard.trades()).isLessThan(5_000);
    }

    assertThat(heard.trades()).isBetween(1_000, 2_002);
    assertThat(market.health().toString()).contains("skipped=" + (10_001 - heard.trades()));
  }

  @Test
  void shouldStopWhenTheOrderIsDone() {
    LoadMarket market = market(new LoadOrder("A-USD", 1_000, 2));

    for (int i = 0; i < 10; i++) {
      poll(market);
      nowNs += MS;
    }

    assertThat(heard.trades()).isEqualTo(2);
  }

  @Test
  void shouldTurnToTheNewOrder() {
    LoadMarket market = market(LoadOrder.endless("A-USD", 10));
    poll(market);

    orders.add("B-USD 10 0.2");
    poll(market);
    nowNs += 1_000 * MS;
    poll(market);

    assertThat(heard.events)
        .containsExactly(
            "book A-USD", "trade A-USD 1", "book B-USD", "trade B-USD 2", "trade B-USD 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A-USD", "A-USD 10", "A-USD x 1", "A-USD 10 0", "A-USD 10 NaN", "A-USD 10 90000"})
  void shouldSayTheFormWhenALineIsNoOrder(String line) {
    orders.add(line);

    assertThatThrownBy(() -> poll(market(null)))
        .hasMessage(
            "An order is SYMBOL RATE SECONDS with at most 86400 seconds, not '" + line + "'.");
  }

  private LoadMarket market(LoadOrder first) {
    return new LoadMarket(first, orders, heard, () -> nowNs);
  }

  private long poll(LoadMarket market) {
    return market.poll(nowNs);
  }

  private static final class Heard implements MarketDataListener {

    private final List<String> events = new ArrayList<>();

    int trades() {
      return (int) events.stream().filter(event -> event.startsWith("trade")).count();
    }

    @Override
    public void onTrade(TradeRecord trade) {
      events.add("trade " + trade.symbol() + " " + trade.tradeId());
    }

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
      throw new AssertionError("no book of a load market changes");
    }

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
      events.add("book " + symbol);
    }

    @Override
    public void onBookGap(String symbol, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void onTradeGap(String symbol, long missed) {
      throw new AssertionError("trades of " + symbol + " are missing");
    }

    @Override
    public void onChecksum(String symbol, boolean right) {
      throw new AssertionError(symbol + " has no checksum");
    }

    @Override
    public void onMinute(String symbol, VenueCandle candle) {
      throw new AssertionError(symbol + " has no candles of its own");
    }
  }
}
