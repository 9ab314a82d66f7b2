package org.tradewire.feed.ring;

import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads one ring file from one position on. Never writes into it, never waits; independent of every
 * other reader. Belongs to one thread.
 */
public final class RingReader implements AutoCloseable {

  private final RingMapping mapping;
  private final FencedBuffer ring;
  private final UnsafeBuffer copy;
  private final int capacity;
  private final int mask;
  private final int slotSize;
  private final int recordLength;
  private long position;
  private long lost;
  private long producedAtLoss;

  RingReader(RingMapping mapping, StartAt start) {
    this(mapping, mapping.buffer(), start);
  }

  /** Reads records and position from another memory than the mapping's. */
  RingReader(RingMapping mapping, FencedBuffer ring, StartAt start) {
    this.mapping = mapping;
    this.ring = ring;
    this.capacity = mapping.header().capacity();
    this.mask = capacity - 1;
    this.slotSize = mapping.header().kind().slotSize();
    this.recordLength = slotSize - RingDescriptor.STAMP_LENGTH;
    this.copy = new UnsafeBuffer(new byte[recordLength]);
    this.position =
        switch (start) {
          case LIVE -> produced();
          case RECENT -> Math.max(0, produced() - capacity / 2);
          case OLDEST -> oldestIntact();
        };
  }

  /**
   * Maps a ring.
   *
   * @throws RingException one sentence: no such file, no permission, truncated, foreign, written by
   *     another version
   */
  public static RingReader open(Path file, StartAt start) {
    return new RingReader(RingMapping.open(file), start);
  }

  /**
   * Hands over what is there, at most {@code limit} records and losses.
   *
   * @return records handed over; 0 where there is none yet
   * @throws RingException the ring's position is damaged
   */
  public int poll(RingListener listener, int limit) {
    int count = 0;
    int losses = 0;
    while (count + losses < limit) {
      int slot = RingDescriptor.slotOffset(position, mask, slotSize);
      long whole = RingDescriptor.wholeStamp(position);
      long stamp = ring.getLongVolatile(slot);
      if (stamp < whole || (stamp > whole && position >= produced())) {
        break; // Not written yet; or damaged, and mended when it is written.
      }
      if (stamp == whole) {
        ring.getBytes(slot + RingDescriptor.STAMP_LENGTH, copy, 0, recordLength);
        // The copy must be complete before the stamp is looked at again.
        ring.loadLoadFence();
        stamp = ring.getLongVolatile(slot);
      }
      if (stamp != whole) {
        listener.onLost(skipLapped());
        losses++; // Whoever writes faster than we look: this must end too.
        continue;
      }
      position++;
      count++;
      listener.onRecord(copy, 0, recordLength);
    }
    return count;
  }

  /** Whether {@link #poll} would find something now. */
  public boolean available() {
    long stamp = ring.getLongVolatile(RingDescriptor.slotOffset(position, mask, slotSize));
    long whole = RingDescriptor.wholeStamp(position);
    return stamp == whole || (stamp > whole && position < produced());
  }

  /** Number of the record that is read next, 0-based within the file. */
  public long position() {
    return position;
  }

  /** Records that are written and not read yet, at least 0. */
  public long behind() {
    return Math.max(0, produced() - position);
  }

  /** Records lost by this reader so far. */
  public long lost() {
    return lost;
  }

  /** Epoch of the file's writer. */
  public long epoch() {
    return mapping.header().epoch();
  }

  /** The writer's last heartbeat, ns since the Unix epoch; 0 = it closed the feed. */
  public long heartbeatNs() {
    return ring.getLongVolatile(RingDescriptor.HEARTBEAT_OFFSET);
  }

  RingMapping mapping() {
    return mapping;
  }

  @Override
  public void close() {
    mapping.close();
  }

  /**
   * Goes to the oldest record that may be intact; the slot may still change under us again. That is
   * the record that is overwritten next: a reader that is lapped once more before it has caught up
   * goes half the capacity back instead, which leaves it room to read at all.
   */
  private long skipLapped() {
    long produced = produced();
    boolean again = produced > producedAtLoss && position < producedAtLoss;
    long next = Math.max(position + 1, produced - (again ? capacity / 2 : capacity));
    long skipped = next - position;
    producedAtLoss = produced;
    position = next;
    lost += skipped;
    return skipped;
  }

  private long oldestIntact() {
    long candidate = Math.max(0, produced() - capacity);
    while (candidate < produced()
        && ring.getLongVolatile(RingDescriptor.slotOffset(candidate, mask, slotSize))
            != RingDescriptor.wholeStamp(candidate)) {
      candidate++;
    }
    return candidate;
  }

  private long produced() {
    long produced = ring.getLongVolatile(RingDescriptor.POSITION_OFFSET);
    if (produced < 0 || produced > RingDescriptor.MAX_POSITION) {
      throw new RingException("The ring is damaged: its position is " + produced + ".");
    }
    return produced;
  }
}
