package org.tradewire.trading.instrument.entity;

/** Why a venue's quote is no price of an account, or none that anything is opened at. */
public enum QuoteFault {
  /** The bid is not below the ask. */
  CROSSED,
  /** A side of the book is empty, or a price is not above 0. */
  ONE_SIDED,
  /** Older than the one before it, by the exchange's own time. */
  LATE,
  /** Too far from the last good one, and not confirmed yet. */
  JUMP,
  /** Of the first ones after a start, of which nothing says yet that they are the market's. */
  UNCONFIRMED,
  /** The exchange's clock has leapt: what it says of the time has to be learnt anew. */
  CLOCK,
  /** Trades have been printed outside of the book for too long: the book stands still. */
  STANDING,
  /** The spread is wider than allowed: marked as if it were not, and nothing is opened. */
  WIDE,
  /** The node has lost the book, and waits for the next full one. */
  NO_BOOK
}
