package org.tradewire.streaming.sbe;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.event.RecordDecoder;
import org.tradewire.feed.codec.event.RecordEncoder;

/**
 * Records of one venue on their way from a node that reads its rings to nodes that do not: format
 * (1 byte), flags (1 byte, bit 0 = earlier), epoch (8 bytes), then for each record its length (2
 * bytes) and the record as it stands in a ring ({@code META-INF/sbe/feed-schema.xml} of
 * feed-codec). What is not of the schema is big-endian. Records of a kind that the reader does not
 * know are left out. Immutable.
 *
 * @param epoch under which the records are numbered: that of the sender's lease, whatever their own
 * @param earlier whether these are trades of before, for a tape that begins
 * @param events records of a ring; of others nothing is encoded
 */
public record FeedBatch(long epoch, boolean earlier, List<FeedEvent> events) {

  /** Levels that a book record holds at most. */
  public static final int MAX_LEVELS = RecordEncoder.MAX_LEVELS;

  private static final byte FORMAT = 1;
  private static final byte EARLIER = 1;
  private static final int HEADER = 2 + Long.BYTES;
  private static final int USUAL_RECORD = 160;

  public FeedBatch {
    events = List.copyOf(events);
  }

  /** Whether an event is a record; reports about a feed are none. */
  public static boolean carries(FeedEvent event) {
    return RecordEncoder.isRecord(event);
  }

  /** Whether an event is a record of the ring of trades. */
  public static boolean isOfTrades(FeedEvent event) {
    return RecordEncoder.isOfTrades(event);
  }

  /** The bytes. */
  public byte[] encode() {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(HEADER + events.size() * USUAL_RECORD);
    buffer.putByte(0, FORMAT);
    buffer.putByte(1, earlier ? EARLIER : 0);
    buffer.putLong(2, epoch, ByteOrder.BIG_ENDIAN);
    RecordEncoder encoder = new RecordEncoder();
    int end = HEADER;
    for (FeedEvent event : events) {
      if (RecordEncoder.isRecord(event)) {
        int length = encoder.encode(event, epoch, buffer, end + Short.BYTES);
        buffer.putShort(end, (short) length, ByteOrder.BIG_ENDIAN);
        end += Short.BYTES + length;
      }
    }
    return Arrays.copyOf(buffer.byteArray(), end);
  }

  /**
   * Reads a batch.
   *
   * @param venue whose records these are
   * @throws IllegalArgumentException another version's or somebody else's bytes
   */
  public static FeedBatch decode(String venue, byte[] bytes) {
    if (bytes.length < HEADER || bytes[0] != FORMAT) {
      throw new IllegalArgumentException(
          "not a batch of records of format " + FORMAT + ": " + bytes.length + " bytes");
    }
    DirectBuffer buffer = new UnsafeBuffer(bytes);
    RecordDecoder decoder = new RecordDecoder(venue);
    List<FeedEvent> events = new ArrayList<>();
    int begin = HEADER;
    while (begin < bytes.length) {
      int length = length(buffer, begin);
      FeedEvent event = decoder.decode(new UnsafeBuffer(bytes, begin + Short.BYTES, length), 0);
      if (event != null) {
        events.add(event);
      }
      begin += Short.BYTES + length;
    }
    return new FeedBatch(
        buffer.getLong(2, ByteOrder.BIG_ENDIAN), (bytes[1] & EARLIER) != 0, events);
  }

  private static int length(DirectBuffer buffer, int begin) {
    int rest = buffer.capacity() - begin - Short.BYTES;
    int length = rest < 0 ? 0 : Short.toUnsignedInt(buffer.getShort(begin, ByteOrder.BIG_ENDIAN));
    if (length > rest || length < MessageHeaderDecoder.ENCODED_LENGTH) {
      throw new IllegalArgumentException(
          "a batch of records is cut: " + buffer.capacity() + " bytes");
    }
    return length;
  }
}
