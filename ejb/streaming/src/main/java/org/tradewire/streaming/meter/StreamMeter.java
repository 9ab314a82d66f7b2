package org.tradewire.streaming.meter;

import org.tradewire.streaming.channel.Channel;

/**
 * What the streaming core reports of its work while it does it. Implementations are called on the
 * hot path from any thread: they neither block, allocate nor throw.
 */
public interface StreamMeter {

  /** Measures nothing. */
  StreamMeter NO_OP = channel -> ChannelMeter.NO_OP;

  /** The meter of a channel; looked up once for each room and subscription, not per message. */
  ChannelMeter channel(Channel channel);

  /** A client was admitted at an endpoint, such as {@code /ws/market}. */
  default void connectionOpened(String endpoint) {}

  /** A connection that was opened there has ended. */
  default void connectionClosed(String endpoint) {}

  /**
   * Messages of a channel were handed to the queues of all its subscribers on this node.
   *
   * @param sourceTimeNs when the oldest of them entered the ring, ns since the Unix epoch
   */
  default void queued(long sourceTimeNs) {}

  /** The transport took a frame as a whole, so many nanoseconds after it was given it. */
  default void sendEnded(long nanos) {}

  /**
   * The transport took a frame with market data.
   *
   * @param sourceTimeNs when the oldest of its data entered the ring, ns since the Unix epoch
   */
  default void delivered(long sourceTimeNs) {}
}
