package org.tradewire.feed.api;

/**
 * How a venue's feed is doing, reported about once a second for each known ring.
 *
 * @param ring file name of the ring
 * @param state judged by the writer's heartbeat alone
 * @param heartbeatAgeMs age of the newest heartbeat in milliseconds, at least 0
 * @param behind records that are written and not read yet
 * @param lost records lost to this reader since it started
 */
public record FeedHealth(
    String venue, String ring, State state, long heartbeatAgeMs, long behind, long lost)
    implements FeedEvent {

  /** State of a feed. */
  public enum State {
    /** Heartbeat younger than 5 s. */
    LIVE,
    /** Heartbeat younger than 30 s. */
    STALE,
    /** No heartbeat for 30 s, or the ring cannot be read. */
    DOWN
  }
}
