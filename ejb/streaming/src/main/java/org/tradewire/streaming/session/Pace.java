package org.tradewire.streaming.session;

import java.util.concurrent.TimeUnit;
import org.tradewire.streaming.channel.DeliveryMode;

/**
 * How fast one client may be sent data: frames spaced by the time that its subscriptions, its
 * endpoint or its slowness ask for, and a number of messages a second. Guarded by the session
 * queue's monitor; times are nanoseconds of one monotonic clock.
 */
final class Pace {

  private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

  /** What a slow client's mergeable channels get for it, step by step. */
  private static final long[] SLOWED_NS = {
    0,
    TimeUnit.MILLISECONDS.toNanos(50),
    TimeUnit.MILLISECONDS.toNanos(200),
    TimeUnit.MILLISECONDS.toNanos(1000)
  };

  private final long frameIntervalNs;
  private final long messageNs;
  private long now;
  private long nextFrameNs;

  /** When the messages sent so far would have been sent at the allowed rate (GCRA). */
  private long paidUntilNs;

  private int slowness;
  private int spacedSubscriptions;

  Pace(SessionLimits limits, long now) {
    this.frameIntervalNs = TimeUnit.MILLISECONDS.toNanos(limits.minFrameIntervalMs());
    this.messageNs = SECOND_NS / limits.maxOutboundPerSecond();
    this.now = now;
    this.nextFrameNs = now;
    this.paidUntilNs = now;
  }

  /**
   * That of a session: where each frame holds one message, waiting joins none, and an interval of
   * frames would be a rate of messages.
   */
  static Pace of(SessionFormat format, SessionLimits limits, long now) {
    SessionLimits spaced =
        format.joins() ? limits : limits.with().outbound(0, limits.maxOutboundPerSecond()).build();
    return new Pace(spaced, now);
  }

  /** A turn begins. */
  void at(long nanos) {
    now = nanos;
  }

  /** When the last turn began, or the session. */
  long lastTurnNs() {
    return now;
  }

  /** How many messages may be sent now, 0 or more. */
  int budget() {
    if (now - nextFrameNs < 0) {
      return 0;
    }
    long ahead = Math.max(0, paidUntilNs - now);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, (SECOND_NS - ahead) / messageNs));
  }

  /** When {@link #budget} is more than 0 again. */
  long nextNs() {
    return Math.max(nextFrameNs, paidUntilNs - SECOND_NS + messageNs);
  }

  /** Messages go into a frame now. */
  void sent(int messages) {
    paidUntilNs = Math.max(paidUntilNs, now) + messages * messageNs;
    if (frameIntervalNs > 0) {
      nextFrameNs = now + frameIntervalNs;
    }
  }

  /** Whether some subscription's messages may have to wait while others may not. */
  boolean spaces() {
    return spacedSubscriptions > 0 || slowness > 0;
  }

  void subscribed(Flow flow) {
    spacedSubscriptions += flow.minIntervalNs() > 0 ? 1 : 0;
  }

  void unsubscribed(Flow flow) {
    spacedSubscriptions -= flow.minIntervalNs() > 0 ? 1 : 0;
  }

  /** The client is slow: its mergeable channels get slower by one step. */
  void slower() {
    slowness = Math.min(slowness + 1, SLOWED_NS.length - 1);
  }

  /** The client keeps up: its mergeable channels get faster by one step. */
  void faster() {
    slowness = Math.max(slowness - 1, 0);
  }

  /** How many steps the client's mergeable channels are slowed down by. */
  int slowness() {
    return slowness;
  }

  /** The time between two frames with messages of a channel. */
  long intervalNs(Flow flow) {
    boolean slowed =
        slowness > 0 && flow.mode() == DeliveryMode.MERGE && flow.channel().kind().merges();
    return slowed ? Math.max(flow.minIntervalNs(), SLOWED_NS[slowness]) : flow.minIntervalNs();
  }

  boolean isDue(Flow flow) {
    return flow.isDue(now, intervalNs(flow));
  }
}
