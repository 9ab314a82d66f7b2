package org.tradewire.streaming.redis;

import java.nio.ByteBuffer;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.StreamMessage;

/**
 * A message as it travels between nodes: format (1 byte), flags (1 byte, bit 0 = initial), epoch (8
 * bytes), seq (8 bytes), then the envelope's bytes as they are. Big-endian.
 */
final class RelayRecord {

  private static final byte FORMAT = 1;
  private static final byte INITIAL = 1;
  private static final int HEADER = 18;

  private RelayRecord() {}

  static byte[] encode(StreamMessage message) {
    byte[] json = message.json();
    return ByteBuffer.allocate(HEADER + json.length)
        .put(FORMAT)
        .put(message.initial() ? INITIAL : 0)
        .putLong(message.epoch())
        .putLong(message.seq())
        .put(json)
        .array();
  }

  /**
   * @throws IllegalArgumentException another version's or somebody else's bytes
   */
  static StreamMessage decode(Channel channel, byte[] bytes) {
    if (bytes.length < HEADER || bytes[0] != FORMAT) {
      throw new IllegalArgumentException(
          "not a relay record of format " + FORMAT + ": " + bytes.length + " bytes");
    }
    ByteBuffer record = ByteBuffer.wrap(bytes);
    boolean initial = (record.get(1) & INITIAL) != 0;
    long epoch = record.getLong(2);
    long seq = record.getLong(10);
    byte[] json = new byte[bytes.length - HEADER];
    record.get(HEADER, json);
    return initial
        ? StreamMessage.initial(channel, epoch, seq, json)
        : StreamMessage.live(channel, epoch, seq, json);
  }
}
