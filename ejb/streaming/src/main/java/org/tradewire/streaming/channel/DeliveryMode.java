package org.tradewire.streaming.channel;

import java.util.Locale;
import java.util.Optional;

/** What a subscriber wants where messages arrive faster than they can be sent. */
public enum DeliveryMode {
  /**
   * The newest value per key; changes of a book are merged by price level. What has no key, such as
   * a trade, is sent as under {@link #DISTINCT}. Default of state channels.
   */
  MERGE,
  /** Each message; where too many wait, the oldest is dropped and announced as skipped. */
  DISTINCT,
  /** Each message; the session ends with 4008 where too many wait. Default of event channels. */
  RAW;

  /** The mode of a word on the wire, for instance {@code merge}. */
  public static Optional<DeliveryMode> of(String word) {
    for (DeliveryMode each : values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
