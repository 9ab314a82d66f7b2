package org.tradewire.collector.venue;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks, per symbol, that a venue's trade ids follow each other without a hole. Not thread-safe.
 */
final class TradeContinuity {

  private final Map<String, LastTrade> lastTrades = new HashMap<>();
  private long gaps;
  private long missed;
  private long duplicates;

  /**
   * Takes a trade up.
   *
   * @return whether it is new; otherwise it was seen before and counts as a duplicate
   */
  boolean accept(String symbol, long tradeId) {
    LastTrade last = lastTrades.get(symbol);
    if (last == null) {
      lastTrades.put(symbol, new LastTrade(tradeId));
      return true;
    }
    if (tradeId <= last.id) {
      duplicates++;
      return false;
    }
    advance(last, tradeId);
    return true;
  }

  /** Takes the id of the newest trade before this subscription: a later one than known is a gap. */
  void history(String symbol, long tradeId) {
    LastTrade last = lastTrades.get(symbol);
    if (last == null) {
      lastTrades.put(symbol, new LastTrade(tradeId));
    } else if (tradeId > last.id) {
      // The trade itself was not delivered, so that the hole includes it.
      gaps++;
      missed += tradeId - last.id;
      last.id = tradeId;
    }
  }

  void forget() {
    lastTrades.clear();
  }

  /** Holes found. */
  long gaps() {
    return gaps;
  }

  /** Trades that the holes swallowed. */
  long missed() {
    return missed;
  }

  long duplicates() {
    return duplicates;
  }

  private void advance(LastTrade last, long tradeId) {
    if (tradeId != last.id + 1) {
      gaps++;
      missed += tradeId - last.id - 1;
    }
    last.id = tradeId;
  }

  private static final class LastTrade {
    private long id;

    private LastTrade(long id) {
      this.id = id;
    }
  }
}
