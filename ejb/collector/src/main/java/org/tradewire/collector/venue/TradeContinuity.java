package org.tradewire.collector.venue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.market.MarketDataListener;

/**
 * Checks, per symbol, that a venue's trade ids follow each other without a hole. Where they begin
 * anew, or one of them was nonsense, ids stay below the greatest one while times go on: after
 * {@value #ANEW_SECONDS} s of that the new ids are followed. Not thread-safe.
 */
public final class TradeContinuity {

  private static final long ANEW_SECONDS = 10;
  private static final long ANEW_NS = TimeUnit.SECONDS.toNanos(ANEW_SECONDS);

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
   * @param timeNs exchange time, nanoseconds since the Unix epoch; 0 where the venue gives none
   * @return whether it is new; otherwise it was seen before and counts as a duplicate
   */
  public boolean accept(String symbol, long tradeId, long timeNs) {
    LastTrade last = lastTrades.get(symbol);
    if (last == null) {
      lastTrades.put(symbol, new LastTrade(tradeId, timeNs));
      return true;
    }
    if (tradeId <= last.id) {
      return begunAnew(symbol, last, tradeId, timeNs);
    }
    if (tradeId != last.id + 1) {
      report(symbol, tradeId - last.id - 1);
    }
    last.goOn(tradeId, timeNs);
    return true;
  }

  /** A trade that comes again has the time of the first time, or an earlier one. */
  private boolean begunAnew(String symbol, LastTrade last, long tradeId, long timeNs) {
    boolean later = last.timeNs != 0 && timeNs > last.timeNs;
    if (later && timeNs - last.timeNs > ANEW_NS) {
      if (last.passedOver > 0) {
        report(symbol, last.passedOver);
      }
      last.goOn(tradeId, timeNs);
      return true;
    }
    duplicates++;
    last.passedOver += later ? 1 : 0;
    return false;
  }

  /** Takes the id of the newest trade before this subscription: a later one than known is a gap. */
  public void history(String symbol, long tradeId, long timeNs) {
    LastTrade last = lastTrades.get(symbol);
    if (last == null) {
      begin(symbol, tradeId, timeNs);
    } else if (tradeId > last.id) {
      // The trade itself was not delivered, so that the hole includes it.
      report(symbol, tradeId - last.id);
      last.goOn(tradeId, timeNs);
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

  /** The trades of a symbol go on after this one. */
  public void begin(String symbol, long tradeId, long timeNs) {
    lastTrades.put(symbol, new LastTrade(tradeId, timeNs));
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

  private void report(String symbol, long count) {
    gaps++;
    missed += count;
    listener.onTradeGap(symbol, count);
  }

  private static final class LastTrade {
    private long id;
    private long timeNs;

    /** Trades left out since, whose times are later than this one's. */
    private long passedOver;

    private LastTrade(long id, long timeNs) {
      goOn(id, timeNs);
    }

    private void goOn(long tradeId, long tradeTimeNs) {
      id = tradeId;
      timeNs = tradeTimeNs;
      passedOver = 0;
    }
  }
}
