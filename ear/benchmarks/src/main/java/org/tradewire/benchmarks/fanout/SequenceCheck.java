package org.tradewire.benchmarks.fanout;

/**
 * Counts what is missing, double or late in one connection's sequence. A number that comes late is
 * taken off the missing again as long as it is no more than 63 behind.
 */
final class SequenceCheck {

  private static final int WINDOW = 64;

  private boolean begun;
  private long last;

  /** Bit k: {@code last - k} was seen. */
  private long seen;

  private long lost;
  private long duplicates;
  private long outOfOrder;

  void next(long seq) {
    if (!begun) {
      begun = true;
      last = seq;
      seen = 1;
      return;
    }
    long ahead = seq - last;
    if (ahead > 0) {
      lost += ahead - 1;
      seen = ahead < WINDOW ? seen << ahead | 1 : 1;
      last = seq;
    } else {
      behind((int) Math.min(-ahead, WINDOW));
    }
  }

  private void behind(int by) {
    if (by < WINDOW && (seen >>> by & 1) == 1) {
      duplicates++;
      return;
    }
    outOfOrder++;
    if (by < WINDOW) {
      seen |= 1L << by;
      lost = Math.max(0, lost - 1);
    }
  }

  long lost() {
    return lost;
  }

  long duplicates() {
    return duplicates;
  }

  long outOfOrder() {
    return outOfOrder;
  }
}
