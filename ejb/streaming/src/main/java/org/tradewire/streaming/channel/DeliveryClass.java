package org.tradewire.streaming.channel;

/** What a channel promises its subscribers. */
public enum DeliveryClass {
  /** Durable: every event, in order, to every subscriber; a gap is repaired from the log. */
  EVENT,
  /** The newest value per key wins; messages may be conflated or dropped when a client is slow. */
  STATE
}
