package org.tradewire.feed.api;

/** Side of a book level or of the aggressor of a trade. */
public enum Side {
  /** Bids; a trade whose aggressor bought. */
  BUY,
  /** Asks; a trade whose aggressor sold. */
  SELL
}
