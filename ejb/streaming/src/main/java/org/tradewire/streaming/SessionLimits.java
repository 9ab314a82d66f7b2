package org.tradewire.streaming;

/**
 * Bounds of one session.
 *
 * @param maxQueuedMessages messages that may wait for one client
 * @param maxQueuedBytes bytes that may wait for one client; one larger message is let through alone
 * @param maxFrameMessages messages joined into one frame
 * @param maxFrameBytes a frame is closed once it is this large
 * @param maxChannels subscriptions of one session
 * @param maxInboundChars characters of one request
 * @param slowAfterMs a send that takes longer earns a SLOW_CONSUMER warning
 * @param closeSlowAfterMs a send that takes longer ends the session with 4008
 * @param pingAfterMs silence after which the client is pinged
 * @param closeSilentAfterMs silence after which the session ends with 4012
 */
public record SessionLimits(
    int maxQueuedMessages,
    int maxQueuedBytes,
    int maxFrameMessages,
    int maxFrameBytes,
    int maxChannels,
    int maxInboundChars,
    long slowAfterMs,
    long closeSlowAfterMs,
    long pingAfterMs,
    long closeSilentAfterMs) {

  /** What a browser session gets unless configured otherwise. */
  public static final SessionLimits DEFAULT =
      new SessionLimits(256, 4 << 20, 256, 64 << 10, 100, 64 << 10, 1_000, 10_000, 25_000, 60_000);
}
