package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.instrument.entity.PriceGuard;

/**
 * When a quote is good and when another venue takes over. Percent points are of the middle of bid
 * and ask.
 *
 * @param guard what differs between instruments
 * @param confirmations quotes near each other that confirm a jump
 * @param confirmMs that they take at least
 * @param acceptMs after which quotes count that are too far away to be confirmed so
 * @param holdMs without a good quote on any node, after which another venue takes over, where marks
 *     may be 5 s old; as much longer as marks may be older
 * @param provenMs for which that one must have quoted well
 * @param failoverJumpPercent and how near it must be; otherwise it has to go on for {@code
 *     acceptMs}
 * @param tradeThroughPercent how far outside of the book trades contradict it
 * @param tradeThroughMs and for how long they have to, until it stands still
 */
record PriceRules(
    PriceGuard guard,
    int confirmations,
    int confirmMs,
    int acceptMs,
    int holdMs,
    int provenMs,
    BigDecimal failoverJumpPercent,
    BigDecimal tradeThroughPercent,
    int tradeThroughMs) {

  /**
   * A node may hear of a jump so long after the administrator who says that it is the market, in
   * nanoseconds.
   */
  static final long WORD_NS = TimeUnit.SECONDS.toNanos(10);

  /**
   * A time that lies farther ahead of ours is of a clock that is wrong, or of before ours was put
   * back, in nanoseconds.
   */
  static final long AHEAD_NS = TimeUnit.SECONDS.toNanos(1);

  private static final int USUAL_AGE_MS = 5_000;
  private static final int HOLDS_AT_LEAST = 3;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** As they hold for every instrument. */
  static PriceRules of(PriceGuard guard) {
    return new PriceRules(
        guard,
        3,
        1_000,
        60_000,
        10_000,
        5_000,
        new BigDecimal("0.5"),
        new BigDecimal("0.10"),
        1_000);
  }

  long markAgeNs() {
    return ns(guard.markAgeMs());
  }

  /** Whether what was so at a time may be so now. */
  boolean isYoung(long timeNs, long nowNs) {
    return timeNs <= nowNs + AHEAD_NS && nowNs - timeNs <= markAgeNs();
  }

  long fillAgeNs() {
    return ns(guard.fillAgeMs());
  }

  long confirmNs() {
    return ns(confirmMs);
  }

  long acceptNs() {
    return ns(acceptMs);
  }

  /** Longer for instruments that are quoted seldom: their age is longer than the usual 5 s too. */
  long holdNs() {
    return Math.max(ns(holdMs), ns(holdMs) + ns(guard.markAgeMs()) - ns(USUAL_AGE_MS));
  }

  /** For so long a venue stays in force once it was put there, even if it is silent. */
  long dwellNs() {
    return HOLDS_AT_LEAST * holdNs();
  }

  long provenNs() {
    return ns(provenMs);
  }

  long tradeThroughNs() {
    return ns(tradeThroughMs);
  }

  /** Whether two middles are within so many percent points of the first. */
  static boolean isWithin(BigDecimal percent, BigDecimal from, BigDecimal to) {
    return to.subtract(from).abs().multiply(HUNDRED).compareTo(percent.multiply(from)) <= 0;
  }

  private static long ns(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
