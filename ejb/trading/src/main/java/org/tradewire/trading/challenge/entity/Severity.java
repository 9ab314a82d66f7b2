package org.tradewire.trading.challenge.entity;

/** How grave a warning is, the least first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
