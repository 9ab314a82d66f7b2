package org.tradewire.trading.template.entity;

/** What happens where the day's limit is broken. */
public enum LossAction {
  /** The challenge ends FAILED. */
  FAIL,
  /** Nothing may be opened until the next trading day; the challenge goes on. */
  LOCK_UNTIL_NEXT_SESSION
}
