package org.tradewire.collector.venue.binance;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.Side;

/**
 * The fields of a forced order, in any order.
 *
 * <p>Source, Binance's API documentation, "Liquidation Order Streams" of USD-M futures: {@code S}
 * side of the order, {@code q} quantity, {@code p} price, {@code ap} average price, {@code z}
 * filled so far, {@code T} time of the trade in milliseconds. At most one of a symbol in a second.
 */
final class BinanceForcedOrder {

  private String symbol;
  private Side side;
  private BigDecimal price;
  private BigDecimal averagePrice;
  private BigDecimal quantity;
  private BigDecimal filled;
  private long timeMs;

  private BinanceForcedOrder() {}

  /** Reads the object that begins here; what lacks is found by {@link #order}. */
  static BinanceForcedOrder read(JsonCursor json, SymbolTable symbols)
      throws IOException, InvalidMessageException {
    BinanceForcedOrder order = new BinanceForcedOrder();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      order.field(field, json, symbols);
    }
    return order;
  }

  private void field(String field, JsonCursor json, SymbolTable symbols)
      throws IOException, InvalidMessageException {
    switch (field) {
      case "s" -> symbol = json.symbol(symbols);
      case "S" -> side = json.isFirst("SELL", "BUY", "a side") ? Side.SELL : Side.BUY;
      case "q" -> quantity = json.decimal("a quantity");
      case "p" -> price = json.decimal("a price");
      case "ap" -> averagePrice = json.decimal("a price");
      case "z" -> filled = json.decimal("a quantity");
      case "T" -> timeMs = json.number("a time");
      default -> json.skip();
    }
  }

  /**
   * The order.
   *
   * @throws InvalidMessageException if something is missing or cannot be
   */
  ForcedOrder order(String venue) throws InvalidMessageException {
    if (symbol == null) {
      throw new InvalidMessageException("A forced order lacks its symbol.");
    }
    try {
      return new ForcedOrder(
          venue,
          symbol,
          side,
          price,
          averagePrice,
          quantity,
          filled,
          TimeUnit.MILLISECONDS.toNanos(timeMs),
          0);
    } catch (IllegalArgumentException e) {
      throw new InvalidMessageException(e.getMessage());
    }
  }
}
