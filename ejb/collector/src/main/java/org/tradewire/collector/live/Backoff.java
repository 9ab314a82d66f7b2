package org.tradewire.collector.live;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: 1, 2, 4 .. seconds up to five minutes, of which a
 * random part up to a half is taken off so that many collectors do not come back together. Not
 * thread-safe.
 */
final class Backoff {

  static final long FIRST_NS = TimeUnit.SECONDS.toNanos(1);
  static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(300);

  private final RandomGenerator random;
  private long nextNs = FIRST_NS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Nanoseconds to wait this time; twice as long the next time. */
  long next() {
    long full = nextNs;
    nextNs = Math.min(LONGEST_NS, nextNs * 2);
    return full - random.nextLong(full / 2 + 1);
  }

  /** What was attempted has worked: the next time begins at the beginning. */
  void reset() {
    nextNs = FIRST_NS;
  }
}
