package org.tradewire.collector.load;

import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.feed.ring.TradeRecord;

/**
 * Publishes trades as ordered, each when it is due. A new order replaces the one before. One that
 * was held up makes up for at most a second and counts the rest as skipped. Not thread-safe.
 */
public final class LoadMarket implements MarketDataSource {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long LOOK_AGAIN_NS = 5_000_000;
  private static final int TRADES_PER_POLL = 256;
  private static final int PRICE_SCALE = 2;
  private static final int QUANTITY_SCALE = 4;
  private static final long LOWEST_PRICE = 6_725_000;
  private static final long PRICES = 997;
  private static final long SMALLEST_QUANTITY = 1_000;
  private static final long QUANTITIES = 8_999;

  private final LoadOrders orders;
  private final MarketDataListener listener;
  private final TradeRecord record = new TradeRecord();
  private final EpochNanoClock clock;
  private final Set<String> opened = new HashSet<>();
  private LoadOrder order;
  private long startNs;
  private long done;
  private long tradeId;
  private long skipped;

  /**
   * Makes a market that waits for its first order.
   *
   * @param first what to begin with; null to wait for orders
   * @param clock stamps the events
   */
  public LoadMarket(
      LoadOrder first, LoadOrders orders, MarketDataListener listener, EpochNanoClock clock) {
    this.order = first;
    this.orders = orders;
    this.listener = listener;
    this.clock = clock;
    this.startNs = -1;
  }

  @Override
  public long poll(long nowNs) {
    LoadOrder next = orders.poll();
    if (next != null) {
      order = next;
      startNs = -1;
    }
    if (order == null) {
      return LOOK_AGAIN_NS;
    }
    if (startNs < 0) {
      open(order.symbol());
      startNs = nowNs;
      done = 0;
    }
    skipWhatIsTooLate(nowNs);
    return publish(nowNs);
  }

  private long publish(long nowNs) {
    for (int i = 0; i < TRADES_PER_POLL; i++) {
      if (done >= order.trades()) {
        order = null;
        return LOOK_AGAIN_NS;
      }
      long waitNs = startNs + done * NANOS_PER_SECOND / order.rate() - nowNs;
      if (waitNs > 0) {
        return Math.min(waitNs, LOOK_AGAIN_NS);
      }
      trade();
      done++;
    }
    return 0;
  }

  private void skipWhatIsTooLate(long nowNs) {
    long oldestNs = nowNs - startNs - NANOS_PER_SECOND;
    if (oldestNs > 0) {
      long due = Math.min(order.trades(), oldestNs / NANOS_PER_SECOND * order.rate());
      if (due > done) {
        skipped += due - done;
        done = due;
      }
    }
  }

  private void trade() {
    tradeId++;
    long nowNs = clock.nanoTime();
    listener.onTrade(
        record
            .begin(order.symbol())
            .price(LOWEST_PRICE + tradeId % PRICES, PRICE_SCALE)
            .quantity(SMALLEST_QUANTITY + tradeId % QUANTITIES, QUANTITY_SCALE)
            .aggressorSold(tradeId % 2 == 0)
            .tradeId(tradeId)
            .times(nowNs, nowNs));
  }

  /** A book of one level a side: without one the feed would not count as ready. */
  private void open(String symbol) {
    if (opened.add(symbol)) {
      LevelList levels = new LevelList();
      levels.add(false, LOWEST_PRICE - 1, PRICE_SCALE, SMALLEST_QUANTITY, QUANTITY_SCALE);
      levels.add(true, LOWEST_PRICE + PRICES, PRICE_SCALE, SMALLEST_QUANTITY, QUANTITY_SCALE);
      listener.onFullBook(symbol, levels, clock.nanoTime());
    }
  }

  /** Books come with the orders. */
  @Override
  public int expectedBooks() {
    return 0;
  }

  @Override
  public HealthReport health() {
    return new HealthReport().total("published", tradeId).total("skipped", skipped);
  }

  /** Nothing is open. */
  @Override
  public void close() {}
}
