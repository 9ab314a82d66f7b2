package org.tradewire.systemtests.faults;

import java.time.Instant;
import java.util.Arrays;

/** How long things took, in the stretch that is looked at. Thread-safe. */
public final class Latencies {
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final double NS_PER_MS = 1e6;
  private static final double P99 = 0.99;

  private long[] nanos = new long[1 << 12];
  private int count;

  /** The time of this machine, nanoseconds since the Unix epoch. */
  public static long nowEpochNs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
  }

  /** Adds what began then and ends now, nanoseconds since the Unix epoch. */
  public synchronized void add(long beganEpochNs) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = nowEpochNs() - beganEpochNs;
  }

  /** Forgets what was added. */
  public synchronized void clear() {
    count = 0;
  }

  /** The 99th percentile of what was added since this was last called, milliseconds. */
  public synchronized double takeP99Ms() {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    count = 0;
    return sorted[(int) (P99 * (sorted.length - 1))] / NS_PER_MS;
  }
}
