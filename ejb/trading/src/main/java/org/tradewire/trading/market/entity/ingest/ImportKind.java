package org.tradewire.trading.market.entity.ingest;

import java.util.List;
import java.util.Locale;

/** What can be imported, with the fields of a row in the order in which they are handed on. */
public enum ImportKind {
  /** Candles of 1 or 5 minutes. */
  CANDLES(
      "open_time",
      "open",
      "high",
      "low",
      "close",
      "volume",
      "quote_volume",
      "trades",
      "taker_buy_volume",
      "close_time"),
  /** Samples of open interest. */
  OPEN_INTEREST("sampled_at", "quantity", "value"),
  /** Liquidations that the venue published. */
  LIQUIDATIONS("at", "side", "price", "average_price", "quantity", "filled");

  private final List<String> fields;

  ImportKind(String... fields) {
    this.fields = List.of(fields);
  }

  /** Names of the fields as JSON has them. */
  public List<String> fields() {
    return fields;
  }

  /** The name in figures and in the audit log. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
