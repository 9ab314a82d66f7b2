package org.tradewire.feed.api;

import java.math.BigDecimal;

/**
 * How many contracts of an instrument are open at its venue, measured at one moment.
 *
 * @param venue canonical venue name in capitals
 * @param symbol canonical symbol, for instance {@code BTC-USDT}
 * @param quantity in units of the base currency, at least 0
 * @param value the same in units of the quote currency; null where the venue does not say it
 * @param sampledAtNs when the venue measured it, nanoseconds since the Unix epoch, by its clock
 * @param ringWriteTimeNs when the collector wrote the record into the ring
 */
public record OpenInterest(
    String venue,
    String symbol,
    BigDecimal quantity,
    BigDecimal value,
    long sampledAtNs,
    long ringWriteTimeNs)
    implements FeedEvent {

  /**
   * Checks that the figures can be an open interest and fit a record.
   *
   * @throws IllegalArgumentException one sentence that names what is wrong
   */
  public OpenInterest {
    if (quantity == null || sampledAtNs <= 0) {
      throw new IllegalArgumentException("An open interest lacks its quantity or its time.");
    }
    RecordDigits.check("The quantity of an open interest", quantity);
    RecordDigits.check("The value of an open interest", value);
  }

  /** Digits after the point that the quantity needs. */
  public int quantityScale() {
    return RecordDigits.scale(quantity);
  }

  /** Digits after the point that the value needs. */
  public int valueScale() {
    return RecordDigits.scale(value);
  }
}
