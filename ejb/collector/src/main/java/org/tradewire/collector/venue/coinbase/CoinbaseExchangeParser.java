package org.tradewire.collector.venue.coinbase;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.DecimalReader;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.LevelReader;

/**
 * Reads Coinbase Exchange messages into a {@link CoinbaseExchangeMessage}, fields in any order. A
 * value that is not understood, that of a level too, refuses the message.
 */
final class CoinbaseExchangeParser {

  private final LevelReader levelReader = new LevelReader();
  private final DecimalReader levelPrice = new DecimalReader();
  private final DecimalReader levelQuantity = new DecimalReader();
  private final SymbolTable symbols = new SymbolTable(CoinbaseNaming.SAME);

  /**
   * Reads one message. Of a message whose type comes first and is ignored nothing else is read.
   *
   * @throws IOException if the text is not JSON
   * @throws InvalidMessageException if a value breaks a rule
   */
  void read(JsonCursor json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    into.clear();
    json.expect(JsonToken.START_OBJECT, "a message");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      readField(field, json, into);
      if (into.typed && into.type.ignored()) {
        return;
      }
    }
  }

  private void readField(String field, JsonCursor json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    switch (field) {
      case "type" -> {
        into.type = CoinbaseMessageType.of(json);
        into.typed = true;
      }
      case "product_id" -> into.symbol = json.symbol(symbols);
      case "side" -> into.sell = json.isFirst("sell", "buy", "a side");
      case "message" -> into.message = json.text("a message");
      case "reason" -> into.reason = json.text("a reason");
      case "price" -> {
        json.decimal(into.price, "a price");
        into.priced = true;
      }
      case "size" -> {
        json.decimal(into.size, "a size");
        into.sized = true;
      }
      case "trade_id" -> into.tradeId = json.number("a trade id");
      case "time" -> into.timeNs = json.isoTimeNs();
      case "bids" -> levelReader.pairs(json, false, into.levels);
      case "asks" -> levelReader.pairs(json, true, into.levels);
      case "changes" -> readChanges(json, into.levels);
      case "channels" -> readChannels(json, into);
      default -> json.skip();
    }
  }

  private void readChanges(JsonCursor json, LevelList levels)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of changes");
    while (json.nextElement()) {
      json.expect(JsonToken.START_ARRAY, "a change");
      json.next();
      boolean ask = json.isFirst("sell", "buy", "a side");
      json.next();
      json.decimal(levelPrice, "a price");
      json.next();
      json.decimal(levelQuantity, "a quantity");
      levels.add(
          ask,
          levelPrice.mantissa(),
          levelPrice.scale(),
          levelQuantity.mantissa(),
          levelQuantity.scale());
      json.skipRestOfList();
    }
  }

  private static void readChannels(JsonCursor json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of channels");
    while (json.nextElement()) {
      if (json.token() == JsonToken.START_OBJECT) {
        readChannel(json, into);
      } else {
        json.skip();
      }
    }
  }

  private static void readChannel(JsonCursor json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    String name = "";
    List<String> products = new ArrayList<>();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "name" -> name = json.text("a channel's name");
        case "product_ids" -> {
          json.expect(JsonToken.START_ARRAY, "a list of products");
          while (json.nextElement()) {
            products.add(json.text("a product"));
          }
        }
        default -> json.skip();
      }
    }
    if (name.startsWith("level2")) {
      into.bookSymbols.addAll(products);
    }
  }
}
