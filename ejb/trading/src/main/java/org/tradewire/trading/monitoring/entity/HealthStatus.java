package org.tradewire.trading.monitoring.entity;

/** How a node is. */
public enum HealthStatus {
  /** All is well. */
  UP,
  /** It serves, and something is missing. */
  DEGRADED,
  /** It cannot do what was asked about. */
  DOWN
}
