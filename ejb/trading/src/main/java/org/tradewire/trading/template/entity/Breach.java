package org.tradewire.trading.template.entity;

/** What breaks a limit. */
public enum Breach {
  /** Going below the floor; standing on it is allowed. */
  BEYOND,
  /** Reaching the floor. */
  REACHED
}
