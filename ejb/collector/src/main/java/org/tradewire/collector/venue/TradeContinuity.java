package org.tradewire.collector.venue;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks, per symbol, that a venue's trade ids follow each other without a hole. Not thread-safe.
 */
public final class TradeContinuity {

  private final MarketDataListener listener;
  private final Map<String, LastTrade> lastTrades = new HashMap<>();
  private long gaps;
  private long missed;
  private long duplicates;

  /** Knows no trade yet; the listener is told of holes. */
  public TradeContinuity(MarketDataListener listener) {
    this.listener = listener;
  }

  /**
   * Takes a trade up.
   *
   * @return whether it is new; otherwise it was seen before and counts as a duplicate
   */
  public boolean accept(String symbol, long tradeId) {
    LastTrade last = lastTrades.get(symbol);
    if (last == null) {
      lastTrades.put(symbol, new LastTrade(tradeId));
      return true;
    }
    if (tradeId <= last.id) {
      duplicates++;
      return false;
    }
    if (tradeId != last.id + 1) {
      tell(symbol, tradeId - last.id - 1);
    }
    last.id = tradeId;
    return true;
  }

  /** Takes the id of the newest trade before this subscription: a later one than known is a gap. */
  public void history(String symbol, long tradeId) {
    LastTrade last = lastTrades.get(symbol);
    if (last == null) {
      lastTrades.put(symbol, new LastTrade(tradeId));
    } else if (tradeId > last.id) {
      // The trade itself was not delivered, so that the hole includes it.
      tell(symbol, tradeId - last.id);
      last.id = tradeId;
    }
  }

  /** Whether a trade would be accepted without a hole: it is old, the next, or the first known. */
  public boolean joins(String symbol, long tradeId) {
    LastTrade last = lastTrades.get(symbol);
    return last == null || tradeId <= last.id + 1;
  }

  /** Whether a trade of the symbol was seen. */
  public boolean knows(String symbol) {
    return lastTrades.containsKey(symbol);
  }

  /** The trades of a symbol go on behind this one. */
  public void begin(String symbol, long tradeId) {
    lastTrades.put(symbol, new LastTrade(tradeId));
  }

  /** Forgets every symbol's last trade. */
  public void forget() {
    lastTrades.clear();
  }

  /** Holes found. */
  public long gaps() {
    return gaps;
  }

  /** Trades that the holes swallowed. */
  public long missed() {
    return missed;
  }

  /** Trades that came twice. */
  public long duplicates() {
    return duplicates;
  }

  private void tell(String symbol, long count) {
    gaps++;
    missed += count;
    listener.onTradeGap(symbol, count);
  }

  private static final class LastTrade {
    private long id;

    private LastTrade(long id) {
      this.id = id;
    }
  }
}
