package org.tradewire.streaming.redis;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long to wait before a connection is made again: 1 s, 2 s, 4 s .. 60 s, and from the beginning
 * where the last one held for a minute. A connection that comes back at once and is cut at once is
 * so made no more than once a minute. Not thread-safe.
 */
final class ReconnectDelay {

  static final long SHORTEST_MS = 1_000;
  static final long LONGEST_MS = 60_000;

  private final LongSupplier nanoTime;
  private long nextMs = SHORTEST_MS;
  private boolean connected;
  private long sinceNs;

  /**
   * @param nanoTime monotonic, nanoseconds
   */
  ReconnectDelay(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A connection is there. */
  void connected() {
    connected = true;
    sinceNs = nanoTime.getAsLong();
  }

  /** It is there no more, or could not be made: milliseconds until the next attempt. */
  long nextMs() {
    if (connected && nanoTime.getAsLong() - sinceNs >= TimeUnit.MILLISECONDS.toNanos(LONGEST_MS)) {
      nextMs = SHORTEST_MS;
    }
    connected = false;
    long wait = nextMs;
    nextMs = Math.min(LONGEST_MS, 2 * nextMs);
    return wait;
  }
}
