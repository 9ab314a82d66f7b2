package org.tradewire.feed.ring;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The doorbell slots in a ring's header: who owns one, and whether its owner sleeps.
 *
 * <p>No wake-up is lost: a reader stores SLEEPING and then looks for a record; the writer publishes
 * a record and then looks for SLEEPING. Both put a full fence between the two steps, so at least
 * one of them sees the other.
 *
 * <p>Plain volatile reads and writes alone: when somebody cuts the file under the mapping, the
 * virtual machine turns a fault in them into an {@link InternalError}, while one in a
 * compare-and-set that runs interpreted kills the process (JDK 17). What they cannot exclude is
 * that two readers claim one slot in the same moment. Then the later one has it; the other finds
 * out by {@link #isOwnedBy}, or is hung up on by the writer, and claims another.
 */
final class DoorbellSlots {

  static final long FREE = 0;

  private final UnsafeBuffer header;

  /**
   * @param header the first bytes of a ring, mapped for writing
   */
  DoorbellSlots(UnsafeBuffer header) {
    this.header = header;
  }

  /**
   * Takes the first free slot.
   *
   * @param token a number other than 0 that no other reader uses
   * @return the reader's id
   * @throws RingException if every slot is taken
   */
  int claim(long token) {
    for (int id = 0; id < RingDescriptor.DOORBELL_COUNT; id++) {
      if (isOwnedBy(id, FREE)) {
        header.putLongVolatile(RingDescriptor.doorbellOwnerOffset(id), token);
        if (isOwnedBy(id, token)) {
          awake(id);
          return id;
        }
      }
    }
    throw new RingException(
        "All " + RingDescriptor.DOORBELL_COUNT + " doorbell slots of this ring are taken.");
  }

  /**
   * Frees a slot, awake as its next owner expects it, unless it belongs to somebody else by now.
   * What was another's sleep is left alone.
   */
  boolean release(int id, long token) {
    if (!isOwnedBy(id, token)) {
      return false;
    }
    // Awake first: as soon as the slot is free a new owner may go to sleep in it.
    awake(id);
    header.putLongVolatile(RingDescriptor.doorbellOwnerOffset(id), FREE);
    return true;
  }

  /** Whether the slot still is the token's, or free where that is {@link #FREE}. */
  boolean isOwnedBy(int id, long token) {
    return owner(id) == token;
  }

  /** Owner's token, 0 where the slot is free. */
  long owner(int id) {
    return header.getLongVolatile(RingDescriptor.doorbellOwnerOffset(id));
  }

  /** Reader: says that it is about to sleep. Look for a record once more after this. */
  void sleeping(int id) {
    header.putIntVolatile(RingDescriptor.doorbellStateOffset(id), RingDescriptor.SLEEPING);
  }

  /** Reader: no longer sleeps. A bell that rang meanwhile is forgotten. */
  void awake(int id) {
    header.putIntVolatile(RingDescriptor.doorbellStateOffset(id), RingDescriptor.AWAKE);
  }

  /** Reader: whether the bell rang since it last asked, forgetting it. */
  boolean consume(int id) {
    return changed(id, RingDescriptor.RUNG, RingDescriptor.AWAKE);
  }

  /** Writer: whether the reader sleeps and has not been rung. */
  boolean isSleeping(int id) {
    return header.getIntVolatile(RingDescriptor.doorbellStateOffset(id)) == RingDescriptor.SLEEPING;
  }

  /**
   * Writer: marks a sleeping reader as rung; false where it no longer sleeps. A reader that wakes
   * up and sleeps again in between is marked as well, and is woken by the byte that the writer
   * sends next.
   */
  boolean ring(int id) {
    return changed(id, RingDescriptor.SLEEPING, RingDescriptor.RUNG);
  }

  private boolean changed(int id, int from, int to) {
    int offset = RingDescriptor.doorbellStateOffset(id);
    if (header.getIntVolatile(offset) != from) {
      return false;
    }
    header.putIntVolatile(offset, to);
    return true;
  }
}
