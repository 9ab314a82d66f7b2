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
 * @param holdMs without a good quote on any node, after which another venue takes over
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

  long fillAgeNs() {
    return ns(guard.fillAgeMs());
  }

  long confirmNs() {
    return ns(confirmMs);
  }

  long acceptNs() {
    return ns(acceptMs);
  }

  long holdNs() {
    return ns(holdMs);
  }

  long provenNs() {
    return ns(provenMs);
  }

  long tradeThroughNs() {
    return ns(tradeThroughMs);
  }

  private static long ns(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
