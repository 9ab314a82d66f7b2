package org.tradewire.trading.alert.entity;

import java.util.Locale;

/** What an alert is about, which decides who sees it. */
public enum AlertCategory {
  /** How much the house stands to lose. */
  EXPOSURE,
  /** Liquidity providers. */
  LP,
  /** Decisions about orders. */
  ROUTING,
  /** Nodes, feeds, the relay. */
  SYSTEM,
  /** One user's challenges and accounts. */
  CHALLENGE,
  /** The market, which concerns everybody. */
  MARKET;

  /** As it stands in JSON: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
