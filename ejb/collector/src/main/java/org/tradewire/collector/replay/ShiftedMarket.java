package org.tradewire.collector.replay;

import java.util.concurrent.TimeUnit;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/**
 * Tells what was recorded as if it happened while it is played: whoever judges a price by its age
 * would take none of it otherwise. Each message keeps the time it took from the exchange. Not
 * thread-safe.
 */
final class ShiftedMarket implements MarketDataListener {

  private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

  private final MarketDataListener listener;
  private long shiftNs;

  ShiftedMarket(MarketDataListener listener) {
    this.listener = listener;
  }

  /**
   * What is told from now on was received then, and is played now; both in nanoseconds since the
   * Unix epoch.
   */
  void playing(long receivedNs, long playedNs) {
    shiftNs = playedNs - receivedNs;
  }

  /** A time that the exchange did not give stays unknown. */
  private long shifted(long exchangeNs) {
    return exchangeNs <= 0 ? exchangeNs : Math.max(1, exchangeNs + shiftNs);
  }

  @Override
  public void onTrade(TradeRecord trade) {
    long exchangeNs = trade.exchangeTimeNs();
    trade.times(shifted(exchangeNs), trade.receiveTimeNs());
    try {
      listener.onTrade(trade);
    } finally {
      trade.times(exchangeNs, trade.receiveTimeNs()); // It is the caller's.
    }
  }

  @Override
  public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
    listener.onBookChange(symbol, changes, shifted(exchangeTimeNs));
  }

  @Override
  public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
    listener.onFullBook(symbol, levels, shifted(exchangeTimeNs));
  }

  @Override
  public void onBookGap(String symbol, String reason) {
    listener.onBookGap(symbol, reason);
  }

  @Override
  public void onChangeWithoutBook(String symbol) {
    listener.onChangeWithoutBook(symbol);
  }

  @Override
  public void onTradeGap(String symbol, long missed) {
    listener.onTradeGap(symbol, missed);
  }

  @Override
  public void onChecksum(String symbol, boolean right) {
    listener.onChecksum(symbol, right);
  }

  /** A minute stays a minute of the clock, and is over. */
  @Override
  public void onMinute(String symbol, VenueCandle candle) {
    listener.onMinute(
        symbol,
        new VenueCandle(
            candle.openTimeNs() + Math.floorDiv(shiftNs, MINUTE_NS) * MINUTE_NS,
            candle.open(),
            candle.high(),
            candle.low(),
            candle.close(),
            candle.volume(),
            candle.takerBuyVolume(),
            candle.quoteVolume(),
            candle.trades()));
  }

  @Override
  public void onOpenInterest(OpenInterest sample) {
    listener.onOpenInterest(
        new OpenInterest(
            sample.venue(),
            sample.symbol(),
            sample.quantity(),
            sample.value(),
            shifted(sample.sampledAtNs()),
            sample.ringWriteTimeNs()));
  }

  @Override
  public void onForcedOrder(ForcedOrder order) {
    listener.onForcedOrder(
        new ForcedOrder(
            order.venue(),
            order.symbol(),
            order.side(),
            order.price(),
            order.averagePrice(),
            order.quantity(),
            order.filled(),
            shifted(order.exchangeTimeNs()),
            order.ringWriteTimeNs()));
  }
}
