package org.tradewire.trading.market.entity;

/** What a record of the book's stream did to the book. */
public enum BookOutcome {
  /** A change was applied. */
  CHANGED,
  /** A full book took the place of what was there. */
  REPLACED,
  /** The last part of a full book that the book had reached already: nothing to do. */
  CONFIRMED,
  /** Nothing yet: a part of a full book, or a change to a book that is not ready. */
  WAITING,
  /** Older than the book. */
  IGNORED,
  /** A change is missing before this one: the book is not ready until the next full book. */
  BROKEN
}
