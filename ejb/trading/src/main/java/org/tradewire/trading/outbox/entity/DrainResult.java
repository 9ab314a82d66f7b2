package org.tradewire.trading.outbox.entity;

/** How an attempt to drain a batch ended. */
public enum DrainResult {
  /** Nothing waits any more. */
  EMPTY,
  /** A full batch was relayed; more may wait. */
  MORE,
  /** Another drain holds the lock. */
  BUSY,
  /** The relay did not confirm; what waits stays. */
  RELAY_DOWN
}
