package org.tradewire.trading.order.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** At which price an order is filled. */
public enum OrderType {
  /** At once. */
  MARKET,
  /** At its price or better. */
  LIMIT,
  /** At market, once its price is reached. */
  STOP;

  /** Reads a name in any case; empty for anything else, null included. */
  public static Optional<OrderType> named(String text) {
    return Arrays.stream(values())
        .filter(each -> text != null && each.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
