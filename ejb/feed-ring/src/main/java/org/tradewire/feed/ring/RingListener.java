package org.tradewire.feed.ring;

import org.agrona.DirectBuffer;

/** Takes what a reader finds in a ring, in ring order, on the reader's thread. */
public interface RingListener {

  /**
   * One whole record.
   *
   * @param buffer a private copy, reused for the next record: decode before returning
   * @param offset of the SBE message header
   * @param length bytes that may be read from there
   */
  void onRecord(DirectBuffer buffer, int offset, int length);

  /**
   * The reader was lapped: this many records between the previous and the next one are lost.
   *
   * @param count at least 1
   */
  void onLost(long count);

  /**
   * A new writer took over; the records that follow belong to its epoch. Only a {@link
   * RingFollower} calls this.
   */
  default void onRestart(long epoch) {}
}
