package org.tradewire.feed.ring.registry;

import java.util.concurrent.TimeUnit;

/** State of a feed, judged by its writer's heartbeat alone. */
public enum FeedState {
  /** Heartbeat within 5 s of now. */
  LIVE,
  /** Heartbeat within 30 s of now. */
  STALE,
  /** No heartbeat for 30 s, closed by its writer, or not readable. */
  DOWN;

  private static final long LIVE_NS = TimeUnit.SECONDS.toNanos(5);
  private static final long STALE_NS = TimeUnit.SECONDS.toNanos(30);

  /**
   * Judges a heartbeat.
   *
   * @param heartbeatNs last heartbeat, ns since the Unix epoch; 0 = closed
   * @param nowNs by the same clock
   */
  public static FeedState of(long heartbeatNs, long nowNs) {
    // Ahead of now: the clock was set back since, and a living writer has written the new time.
    long age = Math.abs(nowNs - heartbeatNs);
    if (heartbeatNs == 0 || age >= STALE_NS) {
      return DOWN;
    }
    return age < LIVE_NS ? LIVE : STALE;
  }
}
