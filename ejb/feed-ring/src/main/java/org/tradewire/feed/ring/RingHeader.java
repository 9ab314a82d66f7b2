package org.tradewire.feed.ring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.tradewire.feed.codec.TradeEncoder;

/**
 * The part of a ring's header that never changes, as read and checked before anything is mapped.
 *
 * @param doorbellPath where the writer listens when that is not beside the ring; empty otherwise
 */
record RingHeader(
    RingKind kind,
    int capacity,
    long epoch,
    long writerPid,
    long createdNs,
    String venue,
    Optional<String> doorbellPath) {

  /**
   * Reads and checks a header with ordinary reads: a file that is too short or not a ring can not
   * harm the process.
   *
   * @throws RingException one sentence saying what is wrong with the file
   */
  static RingHeader read(Path file, FileChannel channel) throws IOException {
    ByteBuffer bytes = readPage(channel);
    if (bytes.limit() < RingDescriptor.HEADER_LENGTH) {
      throw new RingException(
          file
              + " is truncated: a ring has at least "
              + RingDescriptor.HEADER_LENGTH
              + " bytes, this file has "
              + bytes.limit()
              + ".");
    }
    long magic = bytes.getLong(RingDescriptor.MAGIC_OFFSET);
    if (magic != RingDescriptor.MAGIC) {
      throw new RingException(
          file + " is not a ring: its first bytes are 0x" + Long.toHexString(magic) + ".");
    }
    int layout = bytes.getInt(RingDescriptor.LAYOUT_VERSION_OFFSET);
    int schemaId = bytes.getInt(RingDescriptor.SCHEMA_ID_OFFSET);
    int schemaVersion = bytes.getInt(RingDescriptor.SCHEMA_VERSION_OFFSET);
    if (layout != RingDescriptor.LAYOUT_VERSION
        || schemaId != TradeEncoder.SCHEMA_ID
        || schemaVersion < RingDescriptor.OLDEST_SCHEMA_VERSION) {
      throw new RingException(
          file
              + " was written by another version of the collector: layout "
              + layout
              + ", schema "
              + schemaId
              + " version "
              + schemaVersion
              + "; this reader knows layout "
              + RingDescriptor.LAYOUT_VERSION
              + ", schema "
              + TradeEncoder.SCHEMA_ID
              + " from version "
              + RingDescriptor.OLDEST_SCHEMA_VERSION
              + ".");
    }
    RingHeader header = parse(file, bytes);
    long expected = expectedLength(file, header);
    long actual = channel.size();
    if (actual != expected) {
      throw new RingException(
          file
              + " is truncated or overgrown: its header promises "
              + expected
              + " bytes, it has "
              + actual
              + ".");
    }
    return header;
  }

  private static long expectedLength(Path file, RingHeader header) {
    try {
      return RingDescriptor.fileLength(header.kind(), header.capacity());
    } catch (RingException e) {
      throw new RingException(file + " is damaged. " + e.getMessage(), e);
    }
  }

  private static RingHeader parse(Path file, ByteBuffer bytes) {
    int kindCode = bytes.getInt(RingDescriptor.KIND_OFFSET);
    RingKind kind =
        RingKind.ofCode(kindCode)
            .orElseThrow(() -> new RingException(file + " has unknown kind " + kindCode + "."));
    int slotSize = bytes.getInt(RingDescriptor.SLOT_SIZE_OFFSET);
    if (slotSize != kind.slotSize()) {
      throw new RingException(
          file + " has slots of " + slotSize + " bytes, expected " + kind.slotSize() + ".");
    }
    String doorbell =
        text(
            file,
            bytes,
            RingDescriptor.DOORBELL_PATH_LENGTH_OFFSET,
            RingDescriptor.DOORBELL_PATH_OFFSET,
            RingDescriptor.DOORBELL_PATH_MAX_LENGTH);
    return new RingHeader(
        kind,
        bytes.getInt(RingDescriptor.CAPACITY_OFFSET),
        bytes.getLong(RingDescriptor.EPOCH_OFFSET),
        bytes.getLong(RingDescriptor.WRITER_PID_OFFSET),
        bytes.getLong(RingDescriptor.CREATED_OFFSET),
        text(
            file,
            bytes,
            RingDescriptor.VENUE_LENGTH_OFFSET,
            RingDescriptor.VENUE_OFFSET,
            RingDescriptor.VENUE_MAX_LENGTH),
        doorbell.isEmpty() ? Optional.empty() : Optional.of(doorbell));
  }

  private static String text(Path file, ByteBuffer bytes, int lengthOffset, int offset, int max) {
    int length = bytes.getInt(lengthOffset);
    if (length < 0 || length > max) {
      throw new RingException(
          file + " has a text of " + length + " bytes at offset " + offset + ", at most " + max);
    }
    byte[] text = new byte[length];
    bytes.get(offset, text);
    return new String(text, UTF_8);
  }

  /** The heartbeat and position as they are now, without mapping the file. */
  static long readLong(FileChannel channel, int offset) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, (long) offset + bytes.position()) >= 0) {}
    return bytes.hasRemaining() ? 0 : bytes.getLong(0);
  }

  private static ByteBuffer readPage(FileChannel channel) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(RingDescriptor.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    return bytes.flip();
  }

  /** The same with the path of the doorbell; null: beside the ring. */
  RingHeader withDoorbell(String path) {
    return new RingHeader(
        kind, capacity, epoch, writerPid, createdNs, venue, Optional.ofNullable(path));
  }

  /** Encodes everything but the magic, which is written last. */
  ByteBuffer encode() {
    ByteBuffer bytes =
        ByteBuffer.allocate(RingDescriptor.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    byte[] venueBytes = venue.getBytes(US_ASCII);
    byte[] doorbell = doorbellPath.orElse("").getBytes(UTF_8);
    return bytes
        .putInt(RingDescriptor.LAYOUT_VERSION_OFFSET, RingDescriptor.LAYOUT_VERSION)
        .putInt(RingDescriptor.KIND_OFFSET, kind.code())
        .putInt(RingDescriptor.CAPACITY_OFFSET, capacity)
        .putInt(RingDescriptor.SLOT_SIZE_OFFSET, kind.slotSize())
        .putInt(RingDescriptor.SCHEMA_ID_OFFSET, TradeEncoder.SCHEMA_ID)
        .putInt(RingDescriptor.SCHEMA_VERSION_OFFSET, TradeEncoder.SCHEMA_VERSION)
        .putLong(RingDescriptor.EPOCH_OFFSET, epoch)
        .putLong(RingDescriptor.WRITER_PID_OFFSET, writerPid)
        .putLong(RingDescriptor.CREATED_OFFSET, createdNs)
        .putLong(RingDescriptor.HEARTBEAT_OFFSET, createdNs)
        .putInt(RingDescriptor.VENUE_LENGTH_OFFSET, venueBytes.length)
        .put(RingDescriptor.VENUE_OFFSET, venueBytes)
        .putInt(RingDescriptor.DOORBELL_PATH_LENGTH_OFFSET, doorbell.length)
        .put(RingDescriptor.DOORBELL_PATH_OFFSET, doorbell);
  }
}
