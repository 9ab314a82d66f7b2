package org.tradewire.streaming.redis;

import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

/** Opens the form in which messages travel between nodes to a benchmark. Thread-safe. */
public final class RelayRecords {

  private RelayRecords() {}

  /** A message as it is given to Redis. */
  public static byte[] encode(StreamMessage message) {
    return RelayRecord.encode(message);
  }

  /** A message as it comes from Redis. */
  public static StreamMessage decode(Channel channel, byte[] bytes) {
    return RelayRecord.decode(channel, bytes);
  }
}
