package org.tradewire.trading.account.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user is to the system; a user may have several. */
public enum Role {
  /** Trades his own challenges. */
  TRADER,
  /** Works on the dealing desk. */
  DEALER,
  /** Watches everybody's challenges. */
  RISK,
  /** Administers templates and users. */
  ADMIN,
  /** Watches the system, not the accounts. */
  MONITOR,
  /** Another system, such as the trading platform that reports executions. */
  SERVICE;

  /** The name in tokens, JSON and the database: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds the role of a wire name; empty where there is none. */
  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
