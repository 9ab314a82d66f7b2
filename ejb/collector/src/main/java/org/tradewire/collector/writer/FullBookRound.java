package org.tradewire.collector.writer;

/**
 * Writes the full book of every symbol once in a period, one symbol after the other at even
 * distances: a burst of all books at once would delay the changes after it.
 */
final class FullBookRound implements Duty {

  private final VenueFeed feed;
  private final long periodNs;
  private boolean started;
  private long lastNs;

  FullBookRound(VenueFeed feed, long periodNs) {
    this.feed = feed;
    this.periodNs = periodNs;
  }

  @Override
  public long poll(long nowNs) {
    long distanceNs = periodNs / Math.max(1, feed.bookCount());
    if (!started) {
      started = true;
      lastNs = nowNs;
    }
    if (nowNs - lastNs < distanceNs) {
      return lastNs + distanceNs - nowNs;
    }
    feed.writeNextFullBook();
    // A turn that comes late does not move the next one, unless it is late by a whole turn.
    lastNs = nowNs - lastNs < 2 * distanceNs ? lastNs + distanceNs : nowNs;
    return Math.max(0, lastNs + distanceNs - nowNs);
  }
}
