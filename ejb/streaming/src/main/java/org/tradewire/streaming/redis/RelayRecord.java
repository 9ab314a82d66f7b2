package org.tradewire.streaming.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;

/**
 * A message as it travels between nodes: format (1 byte), flags (1 byte, bit 0 = initial, bit 1 =
 * has a key), epoch, seq, source time (8 bytes each), length of the key (2 bytes), the key in
 * UTF-8, then the envelope's bytes as they are. Big-endian. A key travels as its text.
 *
 * <p>Joined messages travel together, as format 2: format and flags (0), epoch, seq of the first,
 * source time of the first, then each envelope behind its length (4 bytes). Versions before {@link
 * RunReaders} do not read it, and are not sent it.
 */
final class RelayRecord {

  private static final byte FORMAT = 1;
  private static final byte FORMAT_JOINED = 2;
  private static final byte INITIAL = 1;
  private static final byte KEYED = 2;
  private static final int HEADER = 28;
  private static final int HEADER_JOINED = 26;
  private static final int MAX_KEY = 0xFFFF;
  private static final byte[] NO_KEY = {};

  private RelayRecord() {}

  /**
   * @throws IllegalArgumentException the key's text has more than 65535 bytes
   */
  static byte[] encode(StreamMessage message) {
    if (message.count() > 1) {
      return encodeJoined(message);
    }
    byte[] json = message.json();
    byte[] key = key(message.key());
    int flags = (message.initial() ? INITIAL : 0) | (message.key() == null ? 0 : KEYED);
    return ByteBuffer.allocate(HEADER + key.length + json.length)
        .put(FORMAT)
        .put((byte) flags)
        .putLong(message.epoch())
        .putLong(message.seq())
        .putLong(message.sourceTimeNs())
        .putShort((short) key.length)
        .put(key)
        .put(json)
        .array();
  }

  private static byte[] encodeJoined(StreamMessage joined) {
    List<StreamMessage> parts = joined.each();
    int length = HEADER_JOINED;
    for (StreamMessage each : parts) {
      length += Integer.BYTES + each.json().length;
    }
    ByteBuffer record =
        ByteBuffer.allocate(length)
            .put(FORMAT_JOINED)
            .put((byte) 0)
            .putLong(joined.epoch())
            .putLong(joined.firstSeq())
            .putLong(joined.sourceTimeNs());
    parts.forEach(each -> record.putInt(each.json().length).put(each.json()));
    return record.array();
  }

  /**
   * A record whose number is put in by Redis: eight bytes between the first two pieces, its digits
   * between the last two.
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once; never compared.
  record Pieces(byte[] beforeSeq, byte[] behindSeq, byte[] behindSeqText) {}

  /**
   * @throws IllegalArgumentException the key's text has more than 65535 bytes
   */
  static Pieces pieces(StateUpdate update, long epoch) {
    byte[] key = key(update.key());
    byte[] head = update.head();
    byte[] before =
        ByteBuffer.allocate(2 + Long.BYTES)
            .put(FORMAT)
            .put(update.key() == null ? 0 : KEYED)
            .putLong(epoch)
            .array();
    byte[] behind =
        ByteBuffer.allocate(Long.BYTES + Short.BYTES + key.length + head.length)
            .putLong(update.sourceTimeNs())
            .putShort((short) key.length)
            .put(key)
            .put(head)
            .array();
    return new Pieces(before, behind, update.tail(epoch));
  }

  private static byte[] key(Object key) {
    byte[] bytes = key == null ? NO_KEY : key.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_KEY) {
      throw new IllegalArgumentException("a key has at most 65535 bytes, got " + bytes.length);
    }
    return bytes;
  }

  /**
   * @throws IllegalArgumentException another version's or somebody else's bytes
   */
  static StreamMessage decode(Channel channel, byte[] bytes) {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    if (bytes.length > HEADER_JOINED && bytes[0] == FORMAT_JOINED) {
      return decodeJoined(channel, record);
    }
    if (bytes.length < HEADER || record.get() != FORMAT) {
      throw foreign(bytes);
    }
    byte flags = record.get();
    long epoch = record.getLong();
    long seq = record.getLong();
    long sourceTimeNs = record.getLong();
    int keyLength = Short.toUnsignedInt(record.getShort());
    if (record.remaining() < keyLength) {
      throw foreign(bytes);
    }
    byte[] json = Arrays.copyOfRange(bytes, HEADER + keyLength, bytes.length);
    StreamMessage message =
        (flags & INITIAL) != 0
            ? StreamMessage.initial(channel, epoch, seq, json)
            : StreamMessage.live(channel, epoch, seq, json);
    if ((flags & KEYED) != 0) {
      message = message.withKey(new String(bytes, HEADER, keyLength, StandardCharsets.UTF_8));
    }
    return message.withSourceTimeNs(sourceTimeNs);
  }

  private static StreamMessage decodeJoined(Channel channel, ByteBuffer record) {
    record.position(2);
    long epoch = record.getLong();
    long seq = record.getLong();
    long sourceTimeNs = record.getLong();
    List<StreamMessage> parts = new ArrayList<>();
    while (record.hasRemaining()) {
      int length = record.remaining() < Integer.BYTES ? -1 : record.getInt();
      if (length < 0 || length > record.remaining()) {
        throw foreign(record.array());
      }
      byte[] json = new byte[length];
      record.get(json);
      parts.add(
          StreamMessage.live(channel, epoch, seq + parts.size(), json)
              .withSourceTimeNs(sourceTimeNs));
    }
    return StreamMessage.joined(parts);
  }

  private static IllegalArgumentException foreign(byte[] bytes) {
    return new IllegalArgumentException(
        "not a relay record of format 1 or 2: " + bytes.length + " bytes");
  }
}
