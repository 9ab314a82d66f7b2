package org.tradewire.trading.notification.entity;

import java.util.Locale;

/** What has become of a delivery. */
public enum DeliveryState {
  /** It waits until it is time, and while its rule is paused. */
  DUE,
  /** The receiver took it. */
  SENT,
  /** The receiver did not take it, and is not asked again. */
  FAILED,
  /** It was too old before it could be sent, or its rule was switched off. */
  EXPIRED,
  /** There were more than a rule, or a user, may have of a minute. */
  SKIPPED;

  /** The name on the wire and in the table: {@code due}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of a name.
   *
   * @throws IllegalArgumentException it is none
   */
  public static DeliveryState named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
