package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Whether the best prices of one venue stand still: trades outside of them say so for a while, and
 * nothing says otherwise. Times are nanoseconds since the Unix epoch. Not thread-safe.
 */
final class StandingBook {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final long NONE = Long.MIN_VALUE;

  /** After so long without a trade outside, best prices that move are alive. */
  private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(10);

  /** The newest trade outside, and when it was; the first one's time, or {@link #NONE}. */
  private BigDecimal traded;

  private long tradedNs;
  private long sinceNs = NONE;
  private boolean standing;

  /** Whether a price is too far outside of best prices to be of them. */
  static boolean isOutside(PriceRules rules, BigDecimal bid, BigDecimal ask, BigDecimal price) {
    BigDecimal percent = rules.tradeThroughPercent();
    BigDecimal hundredfold = price.multiply(HUNDRED);
    return hundredfold.compareTo(bid.multiply(HUNDRED.subtract(percent))) < 0
        || hundredfold.compareTo(ask.multiply(HUNDRED.add(percent))) > 0;
  }

  /**
   * Takes a trade outside. The first ones have to be newer than the quote, as a tape may be slower
   * than its book; once the book stands still, all go on to say so.
   *
   * @param newer than the newest quote
   * @param good whether that is the last good one
   * @return whether it stands still from now on
   */
  boolean tradedOutside(
      PriceRules rules, BigDecimal price, long timeNs, boolean newer, boolean good) {
    if ((!newer && !standing) || (isDoubted() && timeNs < tradedNs)) {
      return false;
    }
    traded = price;
    tradedNs = timeNs;
    if (sinceNs == NONE) {
      sinceNs = timeNs;
    }
    boolean begins = !standing && good && timeNs - sinceNs > rules.tradeThroughNs();
    standing |= begins;
    return begins;
  }

  /** Takes a good quote: it may contain what was traded, or move where nobody contradicts it. */
  void quoted(PriceRules rules, BigDecimal bid, BigDecimal ask, boolean moved, long timeNs) {
    if (isDoubted()
        && (!isOutside(rules, bid, ask, traded)
            || (moved && (!standing || timeNs - tradedNs > SILENT_NS)))) {
      follows();
    }
  }

  /** The book is where it is traded, or somebody has the right to say so. */
  void follows() {
    sinceNs = NONE;
    standing = false;
  }

  /** Whether trades have been outside of it since it followed last. */
  boolean isDoubted() {
    return sinceNs != NONE;
  }

  /** Whether the first of them was after a time. */
  boolean isDoubtedAfter(long timeNs) {
    return sinceNs > timeNs;
  }

  /** Whether they were for too long. */
  boolean stands() {
    return standing;
  }

  /** Goes on by a clock that was put back. */
  void putBack(long nowNs) {
    if (standing) {
      sinceNs = nowNs;
      tradedNs = nowNs;
    } else {
      follows();
    }
  }
}
