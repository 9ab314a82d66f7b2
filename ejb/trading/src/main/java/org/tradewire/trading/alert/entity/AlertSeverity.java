package org.tradewire.trading.alert.entity;

import java.util.Locale;

/** How grave an alert is, the least first. */
public enum AlertSeverity {
  INFO,
  WARNING,
  ERROR,
  CRITICAL;

  /** As it stands in JSON: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
