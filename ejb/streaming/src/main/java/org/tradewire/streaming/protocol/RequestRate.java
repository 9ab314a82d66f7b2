package org.tradewire.streaming.protocol;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many requests one client may still make (a token bucket, kept as the time until which the
 * requests so far are paid: GCRA). For one thread at a time.
 */
final class RequestRate {

  private final long requestNs;
  private final long burstNs;
  private final LongSupplier nanoTime;
  private long paidUntilNs;

  /**
   * @param perSecond in the long run, at least 1
   * @param burst at once, at least 1
   */
  RequestRate(int perSecond, int burst, LongSupplier nanoTime) {
    this.requestNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.burstNs = requestNs * burst;
    this.nanoTime = nanoTime;
    this.paidUntilNs = nanoTime.getAsLong();
  }

  /** Takes one request; false where there are too many. */
  boolean take() {
    return take(1);
  }

  /**
   * Takes several at once, or none.
   *
   * @param count 0 to the burst; more are never granted
   * @return false where there are too many
   */
  boolean take(int count) {
    long now = nanoTime.getAsLong();
    long from = paidUntilNs - now > 0 ? paidUntilNs : now;
    long costNs = requestNs * count;
    if (from + costNs - now > burstNs) {
      return false;
    }
    paidUntilNs = from + costNs;
    return true;
  }
}
