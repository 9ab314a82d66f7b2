package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.tradewire.collector.venue.DecimalReader;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.JsonCursor;
import org.tradewire.collector.venue.LevelList;
import org.tradewire.collector.venue.LevelReader;
import org.tradewire.collector.venue.SymbolTable;

/** What one event of a stream says, fields in any order; reused for each event. */
final class BinanceEvent {

  /** What an event is about. */
  enum Kind {
    DEPTH,
    TRADE,
    OTHER
  }

  final LevelList levels = new LevelList();
  final DecimalReader price = new DecimalReader();
  final DecimalReader quantity = new DecimalReader();
  Kind kind = Kind.OTHER;
  String symbol;
  boolean priced;
  boolean sized;
  boolean buyerIsMaker;
  boolean sided;
  long tradeId;
  long first;
  long last;
  long previous;
  long timeNs;

  void clear() {
    levels.clear();
    kind = Kind.OTHER;
    symbol = null;
    priced = false;
    sized = false;
    buyerIsMaker = false;
    sided = false;
    tradeId = 0;
    first = 0;
    last = 0;
    previous = 0;
    timeNs = 0;
  }

  /** Reads the event that begins here. Fields have other meanings in events that are not used. */
  void read(JsonCursor json, SymbolTable symbols, LevelReader reader)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "an event");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "e" -> kind = kind(json);
        case "s" -> symbol = json.symbol(symbols);
        case "E" -> timeNs = timeNs == 0 ? json.milliTimeNs() : timeNs;
        case "T" -> timeNs = json.milliTimeNs(); // the engine's time, where there is one
        case "U" -> first = json.number("an update id");
        case "u" -> last = json.number("an update id");
        case "pu" -> previous = json.number("an update id");
        case "m" -> {
          buyerIsMaker = json.flag("m");
          sided = true;
        }
        case "b" -> readLevels(json, false, reader);
        case "a" -> {
          if (json.token() == JsonToken.VALUE_NUMBER_INT) {
            tradeId = json.number("a trade id");
          } else {
            readLevels(json, true, reader);
          }
        }
        case "p" -> {
          json.decimal(price, "a price");
          priced = true;
        }
        case "q" -> {
          json.decimal(quantity, "a quantity");
          sized = true;
        }
        default -> json.skip();
      }
    }
  }

  private void readLevels(JsonCursor json, boolean ask, LevelReader reader)
      throws IOException, InvalidMessageException {
    if (json.atList()) {
      reader.pairs(json, ask, levels);
    }
  }

  private static Kind kind(JsonCursor json) throws IOException {
    if (json.textIs("depthUpdate")) {
      return Kind.DEPTH;
    }
    return json.textIs("aggTrade") ? Kind.TRADE : Kind.OTHER;
  }
}
