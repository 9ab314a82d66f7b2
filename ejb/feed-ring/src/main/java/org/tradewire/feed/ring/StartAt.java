package org.tradewire.feed.ring;

/** Where a reader begins. */
public enum StartAt {
  /** With the next record that is written. */
  LIVE,
  /** Half the capacity behind the writer: some history, and time to begin before being lapped. */
  RECENT,
  /** With the oldest record that is still intact. */
  OLDEST
}
