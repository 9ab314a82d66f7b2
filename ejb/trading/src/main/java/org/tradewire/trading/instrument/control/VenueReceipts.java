package org.tradewire.trading.instrument.control;

import java.util.concurrent.TimeUnit;

/**
 * When something of a venue was received last, and whether our clock was put back since. Books and
 * tapes are read by threads of their own: one of them may be seconds behind the other, but neither
 * behind itself. Times are nanoseconds since the Unix epoch. Not thread-safe.
 */
final class VenueReceipts {

  /** No reader is so far behind the other one. */
  private static final long SKEW_NS = TimeUnit.SECONDS.toNanos(10);

  /** 0 before the first. */
  private long bookNs;

  private long tapeNs;

  /** The newest time of what was good and young when it was received. */
  private long goodNs;

  void book(long receivedNs) {
    bookNs = receivedNs;
  }

  void tape(long receivedNs) {
    tapeNs = receivedNs;
  }

  /** Whether a book that was received then shows that our clock was put back. */
  boolean isPutBackByBook(long receivedNs) {
    return receivedNs < bookNs - PriceRules.AHEAD_NS || receivedNs < tapeNs - SKEW_NS;
  }

  boolean isPutBackByTape(long receivedNs) {
    return receivedNs < tapeNs - PriceRules.AHEAD_NS || receivedNs < bookNs - SKEW_NS;
  }

  /** Something good was just received: where it is late by then, nobody can act on it. */
  void good(long timeNs, long youngNs) {
    if (newestNs() - timeNs <= youngNs) {
      goodNs = Math.max(goodNs, timeNs);
    }
  }

  long goodNs() {
    return goodNs;
  }

  /** When anything was received last; 0 where nothing was. */
  long newestNs() {
    return Math.max(bookNs, tapeNs);
  }

  /** Nothing was, by a clock that was put back. */
  void clear(long lastGoodNs) {
    bookNs = 0;
    tapeNs = 0;
    goodNs = lastGoodNs;
  }
}
