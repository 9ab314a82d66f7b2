package org.tradewire.collector.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often connections to a venue may be opened, all of them together: an exchange counts attempts
 * and shuts an address out that makes too many. Not thread-safe.
 */
final class OpeningLimit {

  private final int most;
  private final long windowNs;
  private final Deque<Long> openedNs = new ArrayDeque<>();

  /** At most so many within every stretch of time that is so long. */
  OpeningLimit(int most, Duration window) {
    this.most = most;
    this.windowNs = window.toNanos();
  }

  /**
   * Takes one of the attempts where there is one left.
   *
   * @return 0 where it was taken; else nanoseconds until there is one
   */
  long take(long nowNs) {
    while (!openedNs.isEmpty() && nowNs - openedNs.peekFirst() >= windowNs) {
      openedNs.removeFirst();
    }
    if (openedNs.size() >= most) {
      return windowNs - (nowNs - openedNs.peekFirst());
    }
    openedNs.addLast(nowNs);
    return 0;
  }
}
