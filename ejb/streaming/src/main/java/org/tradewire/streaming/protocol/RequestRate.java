package org.tradewire.streaming.protocol;

import java.util.concurrent.TimeUnit;

/**
 * How many requests one client may still make (a token bucket, kept as the time until which the
 * requests so far are paid: GCRA). For one thread at a time.
 */
final class RequestRate {

  private final long requestNs;
  private final long burstNs;
  private long paidUntilNs;

  /**
   * @param perSecond in the long run, at least 1
   * @param burst at once, at least 1
   * @param nowNs of one monotonic clock
   */
  RequestRate(int perSecond, int burst, long nowNs) {
    this.requestNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.burstNs = requestNs * burst;
    this.paidUntilNs = nowNs;
  }

  /**
   * Takes several at once, or none.
   *
   * @param count 0 to the burst; more are never granted
   * @param atNs when they were asked for, of the same clock, not before those of an earlier call
   * @return false where there are too many
   */
  boolean take(int count, long atNs) {
    long from = paidUntilNs - atNs > 0 ? paidUntilNs : atNs;
    long costNs = requestNs * count;
    if (from + costNs - atNs > burstNs) {
      return false;
    }
    paidUntilNs = from + costNs;
    return true;
  }
}
