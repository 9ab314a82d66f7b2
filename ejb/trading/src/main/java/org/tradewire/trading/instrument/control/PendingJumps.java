package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Quotes of one venue that are too far from the last good one, or the first at all, until they are
 * confirmed. Two prices are kept: one wrong quote among right ones, again and again, must not keep
 * these from being confirmed. Times are nanoseconds since the Unix epoch. Not thread-safe.
 */
final class PendingJumps {

  private static final int KEPT = 2;

  /** The one that was quoted last at the end. */
  private final Deque<Jump> jumps = new ArrayDeque<>();

  /** Quotes near each other. */
  static final class Jump {

    private final long sinceNs;
    private int quotes;
    private BigDecimal bid;
    private BigDecimal ask;
    private long newestNs;

    private Jump(long sinceNs) {
      this.sinceNs = sinceNs;
    }

    private void add(BigDecimal newBid, BigDecimal newAsk, long timeNs) {
      quotes++;
      bid = newBid;
      ask = newAsk;
      newestNs = timeNs;
    }

    /** Whether there were so many, over so long a time. */
    boolean has(int neededQuotes, long neededNs) {
      return quotes >= neededQuotes && newestNs - sinceNs >= neededNs;
    }

    /** When the first of them was quoted. */
    long sinceNs() {
      return sinceNs;
    }

    /** Of the newest quote. */
    BigDecimal bid() {
      return bid;
    }

    BigDecimal ask() {
      return ask;
    }

    BigDecimal twiceMiddle() {
      return bid.add(ask);
    }

    long newestNs() {
      return newestNs;
    }
  }

  /**
   * Takes a quote.
   *
   * @param nearPercent how near each other quotes are that are of one jump
   * @return the jump that it is part of
   */
  Jump add(BigDecimal nearPercent, BigDecimal bid, BigDecimal ask, long timeNs) {
    Jump found = null;
    for (Iterator<Jump> each = jumps.iterator(); each.hasNext() && found == null; ) {
      Jump jump = each.next();
      if (PriceRules.isWithin(nearPercent, jump.twiceMiddle(), bid.add(ask))) {
        found = jump;
        each.remove();
      }
    }
    if (found == null) {
      found = new Jump(timeNs);
      if (jumps.size() == KEPT) {
        jumps.removeFirst();
      }
    }
    found.add(bid, ask, timeNs);
    jumps.addLast(found);
    return found;
  }

  /** The one that was quoted last; null where there is none. */
  Jump newest() {
    return jumps.peekLast();
  }

  /** A good quote has shown that they were none. */
  void clear() {
    jumps.clear();
  }
}
