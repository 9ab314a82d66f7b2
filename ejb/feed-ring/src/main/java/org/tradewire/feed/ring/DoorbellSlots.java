package org.tradewire.feed.ring;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The doorbell slots in a ring's header: who owns one, and whether its owner sleeps.
 *
 * <p>No wake-up is lost: a reader stores SLEEPING and then looks for a record; the writer publishes
 * a record and then looks for SLEEPING. Both put a full fence between the two steps, so at least
 * one of them sees the other.
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
      if (header.compareAndSetLong(RingDescriptor.doorbellOwnerOffset(id), FREE, token)) {
        awake(id);
        return id;
      }
    }
    throw new RingException(
        "All " + RingDescriptor.DOORBELL_COUNT + " doorbell slots of this ring are taken.");
  }

  /** Frees a slot, unless it belongs to somebody else by now. */
  boolean release(int id, long token) {
    return header.compareAndSetLong(RingDescriptor.doorbellOwnerOffset(id), token, FREE);
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
    return header.compareAndSetInt(
        RingDescriptor.doorbellStateOffset(id), RingDescriptor.RUNG, RingDescriptor.AWAKE);
  }

  /** Writer: whether the reader sleeps and has not been rung. */
  boolean isSleeping(int id) {
    return header.getIntVolatile(RingDescriptor.doorbellStateOffset(id)) == RingDescriptor.SLEEPING;
  }

  /** Writer: marks a sleeping reader as rung; false where it no longer sleeps. */
  boolean ring(int id) {
    return header.compareAndSetInt(
        RingDescriptor.doorbellStateOffset(id), RingDescriptor.SLEEPING, RingDescriptor.RUNG);
  }
}
