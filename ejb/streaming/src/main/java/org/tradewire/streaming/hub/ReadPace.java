package org.tradewire.streaming.hub;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Spreads reads so that so many a second begin at most; the first does not wait. Thread-safe. */
final class ReadPace {

  private final long intervalNs;
  private final LongSupplier nanoTime;
  private final AtomicLong next;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  ReadPace(int perSecond, LongSupplier nanoTime) {
    this.intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  /** Takes a place for a read; it may begin after so many nanoseconds. */
  long delayNs() {
    long now = nanoTime.getAsLong();
    long mine = next.getAndUpdate(free -> Math.max(0, now - free) + free + intervalNs);
    return Math.max(0, mine - now);
  }
}
