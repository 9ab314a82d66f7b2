package org.tradewire.trading.alert.entity;

import java.util.Locale;

/** Where an alert stands. */
public enum AlertState {
  /** It holds, and nobody has said that he takes care of it. */
  ACTIVE,
  /** Somebody takes care of it. */
  ACKNOWLEDGED,
  /** It is over. */
  RESOLVED;

  /** As it stands in JSON: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
