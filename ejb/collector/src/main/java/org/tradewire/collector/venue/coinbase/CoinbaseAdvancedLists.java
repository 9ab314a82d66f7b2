package org.tradewire.collector.venue.coinbase;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.DecimalReader;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.TradeBatch;

/** Reads the lists that stand in an event, without garbage. Not thread-safe. */
final class CoinbaseAdvancedLists {

  private final SymbolTable symbols;
  private final DecimalReader price = new DecimalReader();
  private final DecimalReader quantity = new DecimalReader();

  CoinbaseAdvancedLists(SymbolTable symbols) {
    this.symbols = symbols;
  }

  /**
   * Reads the levels of a book.
   *
   * @return when the newest of them changed, nanoseconds since the Unix epoch
   */
  long updates(JsonCursor json, LevelList into) throws IOException, InvalidMessageException {
    long newestNs = 0;
    json.expect(JsonToken.START_ARRAY, "a list of levels");
    while (json.nextElement()) {
      json.expect(JsonToken.START_OBJECT, "a level");
      boolean ask = false;
      boolean sided = false;
      boolean priced = false;
      boolean sized = false;
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        switch (field) {
          case "side" -> {
            ask = json.isFirst("offer", "bid", "a side");
            sided = true;
          }
          case "event_time" -> newestNs = Math.max(newestNs, json.isoTimeNs());
          case "price_level" -> {
            json.decimal(price, "a price");
            priced = true;
          }
          case "new_quantity" -> {
            json.decimal(quantity, "a quantity");
            sized = true;
          }
          default -> json.skip();
        }
      }
      if (!sided || !priced || !sized) {
        throw new InvalidMessageException("A level lacks its side, its price or its quantity.");
      }
      into.add(ask, price.mantissa(), price.scale(), quantity.mantissa(), quantity.scale());
    }
    return newestNs;
  }

  /** Reads trades. */
  void trades(JsonCursor json, TradeBatch into) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of trades");
    while (json.nextElement()) {
      json.expect(JsonToken.START_OBJECT, "a trade");
      TradeBatch.Trade trade = into.next();
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        switch (field) {
          case "product_id" -> trade.symbol = json.symbol(symbols);
          case "trade_id" -> trade.id = json.number("a trade id");
          case "side" -> trade.side(json.isFirst("BUY", "SELL", "a side")); // the maker bought
          case "time" -> trade.timeNs = json.isoTimeNs();
          case "price" -> {
            json.decimal(trade.price, "a price");
            trade.priced = true;
          }
          case "size" -> {
            json.decimal(trade.quantity, "a size");
            trade.sized = true;
          }
          default -> json.skip();
        }
      }
    }
  }
}
