package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.DecimalReader;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.LevelReader;

/** What one event of a stream says, fields in any order; reused for each event. */
final class BinanceEvent {

  private static final long NONE = -1;

  /** What an event is about. */
  enum Kind {
    DEPTH,
    /** One trade. */
    TRADE,
    /** The trades of one order at one price. */
    AGGREGATE_TRADE,
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

  private long tradeId;
  private long aggregateId;
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
    tradeId = NONE;
    aggregateId = NONE;
    first = 0;
    last = 0;
    previous = 0;
    timeNs = 0;
  }

  /** The number of a trade or of an aggregate trade, which are counted apart; -1: it has none. */
  long id() {
    return kind == Kind.AGGREGATE_TRADE ? aggregateId : tradeId;
  }

  /** Reads the event that begins here. */
  void read(JsonCursor json, SymbolTable symbols, LevelReader reader)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "an event");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      readField(field, json, symbols, reader);
    }
  }

  /** Reads one field of an event. They have other meanings in events that are not used. */
  void readField(String field, JsonCursor json, SymbolTable symbols, LevelReader reader)
      throws IOException, InvalidMessageException {
    switch (field) {
      case "e" -> kind = kind(json);
      case "s" -> symbol = json.symbol(symbols);
      case "E" -> timeNs = timeNs == 0 ? json.milliTimeNs() : timeNs;
      case "T" -> timeNs = json.milliTimeNs(); // the engine's time, where there is one
      case "U" -> first = json.number("an update id");
      case "u" -> last = json.number("an update id");
      case "pu" -> previous = json.number("an update id");
      case "t" -> tradeId = wholeNumber(json);
      case "m" -> {
        buyerIsMaker = json.flag("m");
        sided = true;
      }
      case "b" -> readLevels(json, false, reader);
      case "a" -> {
        if (json.atList()) {
          readLevels(json, true, reader);
        } else {
          aggregateId = wholeNumber(json); // of a trade the seller's order
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

  /** The number that stands here; -1 where something else does, as in events that are not used. */
  private static long wholeNumber(JsonCursor json) throws IOException, InvalidMessageException {
    if (json.token() == JsonToken.VALUE_NUMBER_INT) {
      return json.number("a trade id");
    }
    json.skip();
    return NONE;
  }

  private void readLevels(JsonCursor json, boolean ask, LevelReader reader)
      throws IOException, InvalidMessageException {
    if (json.atList()) {
      reader.pairs(json, ask, levels);
    } else {
      json.skip();
    }
  }

  private static Kind kind(JsonCursor json) throws IOException {
    if (json.textIs("depthUpdate")) {
      return Kind.DEPTH;
    }
    if (json.textIs("aggTrade")) {
      return Kind.AGGREGATE_TRADE;
    }
    return json.textIs("trade") ? Kind.TRADE : Kind.OTHER;
  }
}
