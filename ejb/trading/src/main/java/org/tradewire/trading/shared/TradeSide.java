package org.tradewire.trading.shared;

import java.util.Locale;
import java.util.Optional;

/** Which way a trade went. */
public enum TradeSide {
  BUY,
  SELL;

  /** Reads either name in any case; empty for anything else, null included. */
  public static Optional<TradeSide> named(String text) {
    if (text == null) {
      return Optional.empty();
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "BUY" -> Optional.of(BUY);
      case "SELL" -> Optional.of(SELL);
      default -> Optional.empty();
    };
  }
}
