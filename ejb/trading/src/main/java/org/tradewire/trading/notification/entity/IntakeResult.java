package org.tradewire.trading.notification.entity;

/** What looking through the log of signals came to. */
public enum IntakeResult {
  /** There may be more. */
  MORE,
  /** Nothing is left. */
  IDLE,
  /** Another node looks through it. */
  BUSY
}
