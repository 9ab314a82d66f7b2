package org.tradewire.feed.ring;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A ring file mapped by a reader: everything read-only, and the first page once more for writing
 * its doorbell slot. Belongs to one thread, {@link #close()} included.
 */
final class RingMapping implements AutoCloseable {

  private final RingHeader header;
  private final Object fileKey;

  /** For its length alone: a fault that is delivered inside a channel's methods could lame it. */
  private final RandomAccessFile file;

  private final MappedByteBuffer data;
  private final MappedByteBuffer page;
  private final FencedBuffer buffer;
  private final UnsafeBuffer doorbells;

  private RingMapping(
      RingHeader header,
      Object fileKey,
      RandomAccessFile file,
      MappedByteBuffer data,
      MappedByteBuffer page) {
    this.header = header;
    this.fileKey = fileKey;
    this.file = file;
    this.data = data;
    this.page = page;
    this.buffer = new FencedBuffer(data);
    this.doorbells = page == null ? null : new UnsafeBuffer(page);
  }

  /**
   * @throws RingException one sentence: no such file, no permission, truncated, foreign, other
   *     version
   */
  static RingMapping open(Path file) {
    try {
      while (true) {
        Object before = fileKey(file);
        RingMapping mapping = map(file, before);
        if (Objects.equals(before, fileKey(file))) {
          return mapping;
        }
        mapping.close(); // A new writer renamed its file in between.
      }
    } catch (IOException e) {
      throw new RingException(file + " cannot be read: " + e, e);
    }
  }

  private static RingMapping map(Path file, Object fileKey) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r");
    boolean mapped = false;
    try {
      FileChannel channel = opened.getChannel();
      RingHeader header = RingHeader.read(file, channel);
      checkPosition(file, channel);
      MappedByteBuffer page = doorbellPage(file);
      long length = RingDescriptor.fileLength(header.kind(), header.capacity());
      RingMapping mapping =
          new RingMapping(
              header, fileKey, opened, channel.map(FileChannel.MapMode.READ_ONLY, 0, length), page);
      mapped = true;
      return mapping;
    } finally {
      if (!mapped) {
        opened.close();
      }
    }
  }

  private static void checkPosition(Path file, FileChannel channel) throws IOException {
    long position = RingHeader.readLong(channel, RingDescriptor.POSITION_OFFSET);
    if (position < 0 || position > RingDescriptor.MAX_POSITION) {
      throw new RingException(file + " is damaged: its position is " + position + ".");
    }
  }

  /** Null where the file is read-only for us: no doorbell, the follower looks from time to time. */
  private static MappedByteBuffer doorbellPage(Path file) throws IOException {
    try (FileChannel writable =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // The path may lead to a newer file by now; open() finds out and begins again.
      return writable.size() < RingDescriptor.HEADER_LENGTH
          ? null
          : writable.map(FileChannel.MapMode.READ_WRITE, 0, RingDescriptor.HEADER_LENGTH);
    } catch (FileSystemException e) {
      return null;
    }
  }

  private static Object fileKey(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.fileKey() != null ? attributes.fileKey() : attributes.creationTime();
  }

  RingHeader header() {
    return header;
  }

  /** The whole file, read-only: a write would be a fault. */
  FencedBuffer buffer() {
    return buffer;
  }

  /** The doorbell slots; empty where this process may not write the file. */
  Optional<UnsafeBuffer> doorbells() {
    return Optional.ofNullable(doorbells);
  }

  /** Whether the path leads to another file now; false while it leads nowhere. */
  boolean isReplaced(Path file) {
    try {
      return !Objects.equals(fileKey, fileKey(file));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether the file ends before the mapping does, because somebody cut it: then nothing here may
   * be touched any more, {@link #close()} excepted. What was read just before may be no record at
   * all. One system call.
   */
  boolean isCut() {
    try {
      return file.length() < data.capacity();
    } catch (IOException e) {
      return true; // The length is not known.
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // It was read only: there is nothing to be lost.
    }
    // A read after close fails instead of touching freed memory.
    buffer.wrap(new byte[0]);
    BufferUtil.free(data);
    if (page != null) {
      doorbells.wrap(new byte[0]);
      BufferUtil.free(page);
    }
  }
}
