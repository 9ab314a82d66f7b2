package org.tradewire.streaming.meter;

/** What happens in one channel; under the rules of {@link StreamMeter}. */
public interface ChannelMeter {

  /** Measures nothing. */
  ChannelMeter NO_OP = new ChannelMeter() {};

  /** A session has subscribed. */
  default void entered() {}

  /** A subscription has ended. */
  default void left() {}

  /** So many messages were taken to be sent to one subscriber. */
  default void sent(int messages) {}

  /** A subscriber was warned or closed because it is slow. */
  default void slow() {}

  /** Handing one publication to the queues of all subscribers took so many nanoseconds. */
  default void broadcast(long nanos) {}
}
