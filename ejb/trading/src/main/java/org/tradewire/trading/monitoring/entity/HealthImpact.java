package org.tradewire.trading.monitoring.entity;

/** What it means for a node when a check is down, the gravest first. */
public enum HealthImpact {
  /** The node does not progress by itself any more and should be started anew. */
  LIVENESS,
  /** This node cannot serve requests; others may. */
  READINESS,
  /** The node serves with less than all; taking it out of service would mend nothing. */
  DEGRADATION
}
