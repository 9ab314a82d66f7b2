package org.tradewire.feed.ring;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How a follower waits.
 *
 * @param start where it begins in the first file it opens; later files are read from the oldest
 *     intact record
 * @param spinNs how long it looks at the ring before it sleeps, at least 0
 * @param recheckNs how often it looks for a new file, or for a writer's doorbell, while there is no
 *     doorbell to wait for; at least 1 ms
 * @param nanoTime monotonic nanoseconds
 */
public record FollowerOptions(StartAt start, long spinNs, long recheckNs, LongSupplier nanoTime) {

  /**
   * Long enough to catch a busy feed without a wake-up, short enough to cost an idle one nothing.
   */
  public static final long DEFAULT_SPIN_NS = TimeUnit.MICROSECONDS.toNanos(20);

  /** Delay of a reader without a writer in finding the next one. */
  public static final long DEFAULT_RECHECK_NS = TimeUnit.MILLISECONDS.toNanos(200);

  public FollowerOptions {
    if (spinNs < 0 || recheckNs < TimeUnit.MILLISECONDS.toNanos(1)) {
      throw new RingException(
          "A follower spins at least 0 ns and rechecks at most every 1,000,000 ns: spinNs="
              + spinNs
              + ", recheckNs="
              + recheckNs);
    }
  }

  /** Default waiting. */
  public static FollowerOptions startingAt(StartAt start) {
    return new FollowerOptions(start, DEFAULT_SPIN_NS, DEFAULT_RECHECK_NS, System::nanoTime);
  }
}
