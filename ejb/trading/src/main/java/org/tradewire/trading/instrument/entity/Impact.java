package org.tradewire.trading.instrument.entity;

/** How much a release is expected to move prices. */
public enum Impact {
  LOW,
  MEDIUM,
  HIGH
}
