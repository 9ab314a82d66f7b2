package org.tradewire.streaming.session;

import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SignalFilter;

/**
 * How a client wants to be served with one channel.
 *
 * @param since what it has seen already, or null
 * @param mode null for the channel's default
 * @param minIntervalMs at least this long between two frames with messages of the channel, 0 to
 *     {@value #MAX_INTERVAL_MS}; 0 for as fast as they come
 * @param filter which messages it wants
 */
public record SubscribeOptions(
    Position since, DeliveryMode mode, long minIntervalMs, SignalFilter filter) {

  /** The longest time between two frames that a client can ask for. */
  public static final long MAX_INTERVAL_MS = 60_000;

  /** From now on, in the channel's own mode, as fast as messages come. */
  public static final SubscribeOptions NONE = new SubscribeOptions(null, null, 0);

  /**
   * @throws IllegalArgumentException the interval is out of range
   */
  public SubscribeOptions {
    if (minIntervalMs < 0 || minIntervalMs > MAX_INTERVAL_MS) {
      throw new IllegalArgumentException(
          "minIntervalMs must be 0 to " + MAX_INTERVAL_MS + ", got " + minIntervalMs);
    }
  }

  /** All messages of a channel. */
  public SubscribeOptions(Position since, DeliveryMode mode, long minIntervalMs) {
    this(since, mode, minIntervalMs, SignalFilter.NONE);
  }

  /** The same after another position; null for from now on. */
  public SubscribeOptions after(Position position) {
    return new SubscribeOptions(position, mode, minIntervalMs, filter);
  }

  /** Resumes after a position. */
  public static SubscribeOptions resuming(Position since) {
    return new SubscribeOptions(since, null, 0);
  }
}
