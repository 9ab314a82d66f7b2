package org.tradewire.trading.instrument.control;

import java.util.concurrent.TimeUnit;

/**
 * How far an exchange's clock is ahead of ours, and what its times are by ours. Nothing arrives
 * before it was sent, so that a message from the future shows a clock that is ahead; the most of
 * the last ten minutes is taken out. A clock that is behind cannot be told from a slow way: its
 * quotes look old, and do no harm. Times are nanoseconds since the Unix epoch. Not thread-safe.
 */
final class VenueClock {

  private static final long HALF_WINDOW_NS = TimeUnit.MINUTES.toNanos(5);
  private static final long LEAP_NS = TimeUnit.SECONDS.toNanos(1);

  private long ahead;
  private long aheadBefore;
  private long halfEndsNs;
  private boolean leapt;

  /**
   * When something happened, by our clock.
   *
   * @param exchangeNs the exchange's time; 0 where it gives none
   * @param receivedNs when we received it
   * @return never after {@code receivedNs}
   */
  long time(long exchangeNs, long receivedNs) {
    leapt = false;
    if (exchangeNs <= 0) {
      return receivedNs;
    }
    if (receivedNs >= halfEndsNs) {
      aheadBefore = receivedNs >= halfEndsNs + HALF_WINDOW_NS ? 0 : ahead;
      ahead = 0;
      halfEndsNs = receivedNs + HALF_WINDOW_NS;
    }
    leapt = leaps(exchangeNs, receivedNs);
    ahead = Math.max(ahead, exchangeNs - receivedNs);
    return Math.min(receivedNs, exchangeNs - Math.max(ahead, aheadBefore));
  }

  /** Whether a time lies farther in the future than any that was asked for before. */
  boolean leaps(long exchangeNs, long receivedNs) {
    return exchangeNs - receivedNs - Math.max(ahead, aheadBefore) > LEAP_NS;
  }

  /** Whether the last time that was asked for did. */
  boolean leapt() {
    return leapt;
  }
}
