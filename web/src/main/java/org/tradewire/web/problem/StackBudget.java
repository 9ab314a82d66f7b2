package org.tradewire.web.problem;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many stack traces may go into the log, since strangers may find a request that fails: 30 at
 * once, and another every two seconds. Thread-safe.
 */
final class StackBudget {
  static final int AT_ONCE = 30;
  static final long NANOS_EACH = TimeUnit.SECONDS.toNanos(2);

  private final LongSupplier nanoTime;

  /** When the whole budget is there again. */
  private long fullAt;

  StackBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.fullAt = nanoTime.getAsLong();
  }

  /** Takes one; false when none is left. */
  synchronized boolean take() {
    long now = nanoTime.getAsLong();
    long taken = Math.max(0, fullAt - now);
    if (taken > (AT_ONCE - 1) * NANOS_EACH) {
      return false;
    }
    fullAt = now + taken + NANOS_EACH;
    return true;
  }
}
