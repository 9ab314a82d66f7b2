package org.tradewire.trading.shared;

/** How grave a warning is, the least first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
