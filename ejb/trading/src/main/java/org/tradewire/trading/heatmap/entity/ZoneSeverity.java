package org.tradewire.trading.heatmap.entity;

/** How much a zone matters, the least first. */
public enum ZoneSeverity {
  INFO,
  WARNING,
  CRITICAL
}
