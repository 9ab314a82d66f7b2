package org.tradewire.feed.api;

/**
 * Records of a ring were lost to this reader; books of the venue are not ready until the next full
 * book.
 *
 * @param ring file name of the ring
 * @param lost how many records were lost, 0 where it cannot be known
 */
public record FeedGap(String venue, String ring, long lost, Cause cause) implements FeedEvent {

  /** Why records are missing. */
  public enum Cause {
    /** The reader was slower than the writer by more than the ring's capacity. */
    LAPPED,
    /** The writer started anew: another epoch, the numbers begin again. */
    WRITER_RESTARTED,
    /**
     * The reader failed and began anew, or its receiver failed: what was written meanwhile is lost,
     * nobody knows how much.
     */
    READER_RESTARTED
  }
}
