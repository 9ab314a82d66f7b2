package org.tradewire.feed.api;

import java.math.BigDecimal;

/**
 * An order by which a venue closes a position whose margin is used up. Venues tell some of them
 * alone: Binance at most one of an instrument in a second, the largest.
 *
 * @param venue canonical venue name in capitals
 * @param symbol canonical symbol, for instance {@code BTC-USDT}
 * @param side of the order: {@link Side#SELL} closes a long position
 * @param price limit of the order, above 0
 * @param averagePrice at which it was filled; 0 where nothing is filled yet
 * @param quantity in units of the base currency, above 0
 * @param filled the part of {@code quantity} that is traded
 * @param exchangeTimeNs when the venue says that it happened, nanoseconds since the Unix epoch
 * @param ringWriteTimeNs when the collector wrote the record into the ring
 */
public record ForcedOrder(
    String venue,
    String symbol,
    Side side,
    BigDecimal price,
    BigDecimal averagePrice,
    BigDecimal quantity,
    BigDecimal filled,
    long exchangeTimeNs,
    long ringWriteTimeNs)
    implements FeedEvent {

  /**
   * Checks that the figures can be those of an order and fit a record.
   *
   * @throws IllegalArgumentException one sentence that names what is wrong
   */
  public ForcedOrder {
    if (side == null
        || price == null
        || averagePrice == null
        || quantity == null
        || filled == null
        || exchangeTimeNs <= 0) {
      throw new IllegalArgumentException(
          "A forced order lacks its side, a price, a quantity or its time.");
    }
    RecordDigits.check("A price of a forced order", price, averagePrice);
    RecordDigits.check("A quantity of a forced order", quantity, filled);
    if (price.signum() == 0 || quantity.signum() == 0 || filled.compareTo(quantity) > 0) {
      throw new IllegalArgumentException(
          "A forced order has a price and a quantity above 0, and fills no more than that: "
              + price
              + ", "
              + filled
              + " of "
              + quantity
              + ".");
    }
  }

  /** Digits after the point that both prices need. */
  public int priceScale() {
    return RecordDigits.scale(price, averagePrice);
  }

  /** Digits after the point that both quantities need. */
  public int quantityScale() {
    return RecordDigits.scale(quantity, filled);
  }
}
