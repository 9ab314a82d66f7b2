package org.tradewire.trading.market.entity.ingest;

import java.util.List;
import java.util.Locale;

/** What can be imported. */
public enum ImportKind {
  /** Candles of 1 or 5 minutes. */
  CANDLES,
  /** Samples of open interest. */
  OPEN_INTEREST,
  /** Liquidations that the venue published. */
  LIQUIDATIONS;

  /** Names of a row's fields as JSON has them, in the order in which they are handed on. */
  public List<String> fields() {
    return switch (this) {
      case CANDLES ->
          List.of(
              "open_time",
              "open",
              "high",
              "low",
              "close",
              "volume",
              "quote_volume",
              "trades",
              "taker_buy_volume",
              "close_time");
      case OPEN_INTEREST -> List.of("sampled_at", "quantity", "value");
      case LIQUIDATIONS -> List.of("at", "side", "price", "average_price", "quantity", "filled");
    };
  }

  /** The name in figures and in the audit log. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
