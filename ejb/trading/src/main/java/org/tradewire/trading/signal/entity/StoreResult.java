package org.tradewire.trading.signal.entity;

/** What became of a signal that was to be stored. */
public enum StoreResult {
  /** It is stored now. */
  ACCEPTED,
  /** The same was stored before. */
  DUPLICATE,
  /** Another of the same id and time was stored before, and stays. */
  CONFLICT,
  /** The database would not take it; it is set aside with the reason. */
  REJECTED
}
