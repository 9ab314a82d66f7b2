package org.tradewire.feed.ring;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one ring file. Single-threaded; never waits for a reader and allocates nothing per record.
 *
 * <p>A record is written between {@link #begin()} and {@link #commit()}, straight into its slot.
 */
final class RingWriter implements AutoCloseable {

  private static final int ZEROS = 1 << 16;

  private final Path file;

  /** For its length alone: a fault that is delivered inside a channel's methods could lame it. */
  private final RandomAccessFile opened;

  private final MappedByteBuffer mapping;
  private final FencedBuffer buffer;
  private final DoorbellRinger doorbells;
  private final int mask;
  private final int slotSize;
  private long position;
  private int slot;

  RingWriter(
      Path file,
      RandomAccessFile opened,
      MappedByteBuffer mapping,
      FencedBuffer buffer,
      DoorbellRinger doorbells,
      RingHeader header) {
    this.file = file;
    this.opened = opened;
    this.mapping = mapping;
    this.buffer = buffer;
    this.doorbells = doorbells;
    this.mask = header.capacity() - 1;
    this.slotSize = header.kind().slotSize();
  }

  /**
   * Makes a new file and renames it over an earlier one. The earlier file is never changed: readers
   * may have it mapped.
   *
   * @throws RingException if the file or its socket cannot be made
   */
  static RingWriter create(Path file, RingHeader template, Path temporaryDirectory) {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new RingException("Rings are little-endian and cannot be written on this processor.");
    }
    Path socket = DoorbellAddress.choose(file, temporaryDirectory);
    boolean beside = socket.equals(DoorbellAddress.beside(file));
    RingHeader header = template.withDoorbell(beside ? null : socket.toString());
    Path young = file.resolveSibling(file.getFileName() + ".new");
    RandomAccessFile opened = null;
    boolean made = false;
    try {
      MappedByteBuffer mapping = allocate(young, header);
      opened = new RandomAccessFile(young.toFile(), "r");
      FencedBuffer buffer = new FencedBuffer(mapping);
      DoorbellRinger doorbells =
          new DoorbellRinger(new DoorbellSlots(buffer), header.epoch(), socket);
      buffer.putLongOrdered(RingDescriptor.MAGIC_OFFSET, RingDescriptor.MAGIC);
      Files.move(young, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      made = true;
      return new RingWriter(file, opened, mapping, buffer, doorbells, header);
    } catch (IOException e) {
      throw new RingException(file + " cannot be created: " + e, e);
    } finally {
      if (!made) {
        closeQuietly(opened);
      }
    }
  }

  /** Fills the file with zeros first: a full disk is an exception here, a SIGBUS in a mapping. */
  private static MappedByteBuffer allocate(Path young, RingHeader header) throws IOException {
    Files.deleteIfExists(young);
    try (FileChannel channel =
        FileChannel.open(
            young,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      int length = RingDescriptor.fileLength(header.kind(), header.capacity());
      ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
      for (long offset = 0; offset < length; ) {
        zeros.clear().limit((int) Math.min(ZEROS, length - offset));
        offset += channel.write(zeros, offset);
      }
      channel.write(header.encode(), 0);
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, length);
    }
  }

  /** Records written so far. */
  long position() {
    return position;
  }

  /** The mapped file; write only between {@link #begin()} and {@link #commit()}. */
  UnsafeBuffer buffer() {
    return buffer;
  }

  /**
   * Opens the next slot. A reader that looks at it now sees that it is being written.
   *
   * @return offset of the record's first byte
   */
  int begin() {
    slot = RingDescriptor.slotOffset(position, mask, slotSize);
    buffer.putLong(slot, RingDescriptor.writingStamp(position));
    // The stamp must be visible before any byte of the record is.
    buffer.storeStoreFence();
    return slot + RingDescriptor.STAMP_LENGTH;
  }

  /** Publishes the record and wakes sleeping readers. */
  void commit() {
    buffer.putLongOrdered(slot, RingDescriptor.wholeStamp(position));
    position++;
    buffer.putLongOrdered(RingDescriptor.POSITION_OFFSET, position);
    // Between publishing and looking for sleepers: see DoorbellSlots.
    VarHandle.fullFence();
    doorbells.ringSleepers();
  }

  /**
   * Says that the writer lives, and lets sleeping readers look around.
   *
   * @throws RingException somebody cut the file: its readers are gone, and a new writer must make a
   *     new one
   */
  void heartbeat(long nowNs) {
    if (isCut()) {
      throw new RingException(file + " was cut by somebody while it was written.");
    }
    buffer.putLongOrdered(RingDescriptor.HEARTBEAT_OFFSET, nowNs);
    VarHandle.fullFence();
    doorbells.sweep();
    doorbells.ringSleepers();
  }

  private boolean isCut() {
    try {
      return opened.length() < mapping.capacity();
    } catch (IOException e) {
      return true; // The length is not known.
    }
  }

  /** Marks the feed as ended, unless its file was cut. Readers keep what is in the ring. */
  @Override
  public void close() throws IOException {
    if (!isCut()) {
      buffer.putLongOrdered(RingDescriptor.HEARTBEAT_OFFSET, 0);
    }
    closeQuietly(opened);
    doorbells.close();
    buffer.wrap(new byte[0]); // A call after close fails instead of touching freed memory.
    BufferUtil.free(mapping);
  }

  private static void closeQuietly(RandomAccessFile opened) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      // What was written lies in the mapping, not here.
    }
  }
}
