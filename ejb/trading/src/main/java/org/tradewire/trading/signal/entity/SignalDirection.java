package org.tradewire.trading.signal.entity;

import java.util.Locale;
import java.util.Optional;

/** What a signal says to do. */
public enum SignalDirection {
  BUY,
  SELL,
  /** Neither: nothing comes of it. */
  NEUTRAL;

  /** The name on the wire: {@code buy}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The direction of a name, in any case; {@code long} and {@code short} mean buy and sell. */
  public static Optional<SignalDirection> of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "buy", "long" -> Optional.of(BUY);
      case "sell", "short" -> Optional.of(SELL);
      case "neutral" -> Optional.of(NEUTRAL);
      default -> Optional.empty();
    };
  }
}
