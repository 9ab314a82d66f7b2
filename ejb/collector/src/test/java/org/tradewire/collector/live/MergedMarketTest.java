package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

class MergedMarketTest {

  private final List<String> told = new ArrayList<>();
  private final MergedMarket market = new MergedMarket(new Told());
  private final MergedMarket.Side first = market.side();
  private final MergedMarket.Side second = market.side();

  MergedMarketTest() {
    market.activate(first);
  }

  @Test
  void shouldTellTheBooksOfOneSideAloneWhenBothHaveThem() {
    first.onFullBook("BTC-USD", bids(100, 99), 1);
    second.onFullBook("BTC-USD", bids(100, 99), 1);
    first.onBookChange("BTC-USD", bids(101), 2);
    second.onBookChange("BTC-USD", bids(101), 2);

    assertThat(told).containsExactly("full BTC-USD 2", "change BTC-USD 1");
  }

  @Test
  void shouldTellTheBooksAsTheyAreWhenTheOtherSideTakesOver() {
    first.onFullBook("BTC-USD", bids(100, 99), 1);
    second.onFullBook("BTC-USD", bids(100, 99), 1);
    second.onBookChange("BTC-USD", bids(101), 2);
    told.clear();

    market.activate(second);
    second.onBookChange("BTC-USD", bids(98), 3);

    assertThat(told).containsExactly("full BTC-USD 3", "change BTC-USD 1");
  }

  @Test
  void shouldVoidABookThatTheSideThatTakesOverHasNeverHeardOf() {
    first.onFullBook("BTC-USD", bids(100), 1);
    first.onFullBook("ETH-USD", bids(10), 1);
    second.onFullBook("BTC-USD", bids(100), 1);
    told.clear();

    first.lost();
    market.activate(second);

    assertThat(told).containsExactlyInAnyOrder("full BTC-USD 1", "void ETH-USD");
  }

  @Test
  void shouldTellThatABookIsVoidWhenTheOtherSideHasNone() {
    first.onFullBook("BTC-USD", bids(100), 1);
    first.lost();
    told.clear();

    first.reportBooks();

    assertThat(told).containsExactly("void BTC-USD");
    assertThat(first.readyBooks()).isZero();
  }

  @Test
  void shouldLeaveOutChangesOfABookThatIsVoid() {
    first.onFullBook("BTC-USD", bids(100), 1);
    first.onBookGap("BTC-USD", "gap");
    first.onBookChange("BTC-USD", bids(101), 2);

    assertThat(told).containsExactly("full BTC-USD 1", "void BTC-USD");
  }

  @Test
  void shouldTellATradeOnceWhicheverSideBringsItFirst() {
    trade(first, 1);
    trade(second, 1);
    trade(second, 2);
    trade(first, 2);

    assertThat(told).containsExactly("trade 1", "trade 2");
  }

  @Test
  void shouldTellMissedTradesWhenNeitherSideBroughtThem() {
    trade(first, 1);
    trade(first, 4);

    assertThat(told).containsExactly("trade 1", "missed 2", "trade 4");
  }

  @Test
  void shouldAwaitTheUsedSideWhenTheOtherOneIsAhead() {
    trade(first, 1);
    trade(second, 3);
    trade(first, 2);
    trade(first, 3);

    assertThat(told).containsExactly("trade 1", "trade 2", "trade 3");
  }

  @Test
  void shouldTellTradesWithoutANumberFromTheActiveSideAlone() {
    trade(first, 0);
    trade(second, 0);

    assertThat(told).containsExactly("trade 0");
  }

  private static void trade(MergedMarket.Side side, long id) {
    side.onTrade(
        new TradeRecord()
            .begin("BTC-USD")
            .price(1, 0)
            .quantity(1, 0)
            .aggressorSold(true)
            .tradeId(id));
  }

  private static LevelList bids(long... prices) {
    LevelList levels = new LevelList();
    for (long price : prices) {
      levels.add(true, price, 0, 1, 0);
    }
    return levels;
  }

  @Test
  void shouldTellAForcedOrderOnceThoughSeveralConnectionsBringIt() {
    second.onForcedOrder(forced(1));
    first.onForcedOrder(forced(1));
    first.onForcedOrder(forced(2));
    second.onForcedOrder(forced(2));

    assertThat(told).containsExactly("forced 1", "forced 2");
  }

  @Test
  void shouldForgetForcedOrdersOfLongAgo() {
    for (int order = 0; order <= 2_000; order++) {
      first.onForcedOrder(forced(order + 1));
    }
    first.onForcedOrder(forced(2_001));
    assertThat(told).hasSize(2_001);

    first.onForcedOrder(forced(1));
    assertThat(told).hasSize(2_002);
  }

  @Test
  void shouldTellTheOpenInterestOfTheConnectionThatIsUsed() {
    first.onOpenInterest(openInterest(1));
    second.onOpenInterest(openInterest(2));
    market.activate(second);
    second.onOpenInterest(openInterest(3));

    assertThat(told).containsExactly("open interest 1", "open interest 3");
  }

  private static ForcedOrder forced(int timeNs) {
    return new ForcedOrder(
        "V",
        "BTC-USD",
        Side.SELL,
        BigDecimal.TEN,
        BigDecimal.TEN,
        BigDecimal.ONE,
        BigDecimal.ONE,
        timeNs,
        0);
  }

  private static OpenInterest openInterest(int quantity) {
    return new OpenInterest("V", "BTC-USD", BigDecimal.valueOf(quantity), null, 1, 0);
  }

  private final class Told implements MarketDataListener {

    @Override
    public void onForcedOrder(ForcedOrder order) {
      told.add("forced " + order.exchangeTimeNs());
    }

    @Override
    public void onOpenInterest(OpenInterest sample) {
      told.add("open interest " + sample.quantity());
    }

    @Override
    public void onTrade(TradeRecord trade) {
      told.add("trade " + trade.tradeId());
    }

    @Override
    public void onBookChange(String symbol, LevelList levels, long exchangeTimeNs) {
      told.add("change " + symbol + " " + levels.size());
    }

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
      told.add("full " + symbol + " " + levels.size());
    }

    @Override
    public void onBookGap(String symbol, String reason) {
      told.add("void " + symbol);
    }

    @Override
    public void onTradeGap(String symbol, long missed) {
      told.add("missed " + missed);
    }

    @Override
    public void onChecksum(String symbol, boolean right) {}

    @Override
    public void onMinute(String symbol, VenueCandle candle) {
      told.add("minute " + symbol);
    }
  }
}
