package org.tradewire.trading.signal.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a signal. A neutral one has no outcome at all. */
public enum SignalOutcome {
  /** Nothing yet. */
  PENDING,
  /** The price reached the first target. */
  WIN,
  /** The price reached the stop. */
  LOSS,
  /** Neither before its time was over. */
  EXPIRED,
  /** Its producer took it back. */
  CANCELLED;

  /** The name on the wire: {@code pending}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome of a name; empty for unknown ones. */
  public static Optional<SignalOutcome> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
