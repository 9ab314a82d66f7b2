package org.tradewire.feed.ring;

/** Where a reader begins. */
public enum StartAt {
  /** With the next record that is written. */
  LIVE,
  /** With the oldest record that is still intact. */
  OLDEST
}
