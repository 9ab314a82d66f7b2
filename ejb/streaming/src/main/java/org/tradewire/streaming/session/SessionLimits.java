package org.tradewire.streaming.session;

/**
 * Bounds of one session. Immutable; {@link #with()} changes some of them.
 *
 * @param maxQueuedMessages messages that may wait for one client, at least 1
 * @param maxQueuedBytes bytes that may wait for one client; one larger message is let through alone
 * @param maxFrameMessages messages joined into one frame
 * @param maxFrameBytes a frame is closed once it is this large
 * @param minFrameIntervalMs at least this long between two frames with data, where a frame may hold
 *     several messages; 0 for none
 * @param maxOutboundPerSecond messages a second that are sent to one client, with bursts of as
 *     many; what is more waits
 * @param maxChannels subscriptions of one session
 * @param maxInboundChars characters of one request
 * @param maxInboundPerSecond requests a second, in the long run; one that names several channels
 *     counts as so many
 * @param inboundBurst requests at once, counted likewise; at least {@code maxChannels}, so that all
 *     can be asked for at once
 * @param slowAfterMs a send that takes longer earns a SLOW_CONSUMER warning
 * @param closeSlowAfterMs a client that has been slow for longer is closed with 4008
 * @param pingAfterMs silence after which the client is pinged
 * @param closeSilentAfterMs silence after which the session ends with 4012
 */
public record SessionLimits(
    int maxQueuedMessages,
    int maxQueuedBytes,
    int maxFrameMessages,
    int maxFrameBytes,
    long minFrameIntervalMs,
    int maxOutboundPerSecond,
    int maxChannels,
    int maxInboundChars,
    int maxInboundPerSecond,
    int inboundBurst,
    long slowAfterMs,
    long closeSlowAfterMs,
    long pingAfterMs,
    long closeSilentAfterMs) {

  /** What a session gets unless configured otherwise. */
  public static final SessionLimits DEFAULT =
      new SessionLimits(
          256, 4 << 20, 256, 64 << 10, 0, 1_000, 100, 64 << 10, 50, 200, 1_000, 10_000, 25_000,
          60_000);

  /** These bounds, to be changed. */
  public Builder with() {
    return new Builder(this);
  }

  /** Changes some bounds of a session. */
  public static final class Builder {

    private int maxQueuedMessages;
    private int maxQueuedBytes;
    private int maxFrameMessages;
    private int maxFrameBytes;
    private long minFrameIntervalMs;
    private int maxOutboundPerSecond;
    private int maxChannels;
    private int maxInboundChars;
    private int maxInboundPerSecond;
    private int inboundBurst;
    private long slowAfterMs;
    private long closeSlowAfterMs;
    private long pingAfterMs;
    private long closeSilentAfterMs;

    private Builder(SessionLimits limits) {
      maxQueuedMessages = limits.maxQueuedMessages;
      maxQueuedBytes = limits.maxQueuedBytes;
      maxFrameMessages = limits.maxFrameMessages;
      maxFrameBytes = limits.maxFrameBytes;
      minFrameIntervalMs = limits.minFrameIntervalMs;
      maxOutboundPerSecond = limits.maxOutboundPerSecond;
      maxChannels = limits.maxChannels;
      maxInboundChars = limits.maxInboundChars;
      maxInboundPerSecond = limits.maxInboundPerSecond;
      inboundBurst = limits.inboundBurst;
      slowAfterMs = limits.slowAfterMs;
      closeSlowAfterMs = limits.closeSlowAfterMs;
      pingAfterMs = limits.pingAfterMs;
      closeSilentAfterMs = limits.closeSilentAfterMs;
    }

    /** Bounds what waits for the client. */
    public Builder queue(int messages, int bytes) {
      maxQueuedMessages = messages;
      maxQueuedBytes = bytes;
      return this;
    }

    /** Bounds one frame. */
    public Builder frame(int messages, int bytes) {
      maxFrameMessages = messages;
      maxFrameBytes = bytes;
      return this;
    }

    /** Bounds how often data is sent, and how much of it. */
    public Builder outbound(long minIntervalMs, int messagesPerSecond) {
      minFrameIntervalMs = minIntervalMs;
      maxOutboundPerSecond = messagesPerSecond;
      return this;
    }

    public Builder channels(int channels) {
      maxChannels = channels;
      return this;
    }

    /** Bounds one request. */
    public Builder request(int chars) {
      maxInboundChars = chars;
      return this;
    }

    /** Bounds how many requests there may be. */
    public Builder requests(int perSecond, int burst) {
      maxInboundPerSecond = perSecond;
      inboundBurst = burst;
      return this;
    }

    /** When a client counts as slow, and when it is closed for it. */
    public Builder slow(long afterMs, long closeAfterMs) {
      slowAfterMs = afterMs;
      closeSlowAfterMs = closeAfterMs;
      return this;
    }

    /** When a silent client is pinged, and when it is closed for its silence. */
    public Builder silence(long pingAfter, long closeAfter) {
      pingAfterMs = pingAfter;
      closeSilentAfterMs = closeAfter;
      return this;
    }

    public SessionLimits build() {
      return new SessionLimits(
          maxQueuedMessages,
          maxQueuedBytes,
          maxFrameMessages,
          maxFrameBytes,
          minFrameIntervalMs,
          maxOutboundPerSecond,
          maxChannels,
          maxInboundChars,
          maxInboundPerSecond,
          inboundBurst,
          slowAfterMs,
          closeSlowAfterMs,
          pingAfterMs,
          closeSilentAfterMs);
    }
  }
}
