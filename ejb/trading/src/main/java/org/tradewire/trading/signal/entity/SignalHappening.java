package org.tradewire.trading.signal.entity;

import java.util.Locale;

/** What is told of a signal. */
public enum SignalHappening {
  CREATED,
  WIN,
  LOSS,
  EXPIRED,
  CANCELLED;

  /** The name on the wire: {@code created}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException it is none
   */
  public static SignalHappening named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /**
   * What happened when a signal was decided.
   *
   * @throws IllegalArgumentException it is not decided
   */
  public static SignalHappening of(SignalOutcome outcome) {
    return valueOf(outcome.name());
  }
}
