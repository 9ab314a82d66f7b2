package org.tradewire.collector.writer;

import java.util.concurrent.TimeUnit;

/**
 * Writes the full books that a reader asked for because it lost records, a few at a time: all of a
 * large market at once would be more than the ring holds, and lap the very readers that asked.
 */
final class RequestedBooks implements Duty {

  static final long DISTANCE_NS = TimeUnit.MILLISECONDS.toNanos(25);

  private final VenueFeed feed;
  private final int recordsAtOnce;
  private boolean started;
  private long lastNs;

  /**
   * @param recordsAtOnce so many records, and the rest of a book, are written without a pause
   */
  RequestedBooks(VenueFeed feed, int recordsAtOnce) {
    this.feed = feed;
    this.recordsAtOnce = recordsAtOnce;
  }

  @Override
  public long poll(long nowNs) {
    if (started && nowNs - lastNs < DISTANCE_NS) {
      return lastNs + DISTANCE_NS - nowNs;
    }
    started = true;
    lastNs = nowNs;
    return feed.writeRequestedBooks(recordsAtOnce) ? DISTANCE_NS : Long.MAX_VALUE;
  }
}
