package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.DecimalReader;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.LevelReader;
import org.tradewire.collector.venue.json.MinuteRow;

/**
 * What one event of a stream says, fields in any order; reused for each event. Candles come four
 * times a second: their figures are read where that is asked for, once they are known to be over.
 */
final class BinanceEvent {

  private static final long NONE = -1;

  /** What an event is about. */
  enum Kind {
    DEPTH,
    /** One trade. */
    TRADE,
    /** The trades of one order at one price. */
    AGGREGATE_TRADE,
    /** A candle, over or not. */
    CANDLE,
    FORCED_ORDER,
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

  /** When the exchange sent it; 0 where it does not say. */
  long sentNs;

  /** Whether a candle is one of a minute that is over. */
  boolean closedMinute;

  /** The figures of a candle; null unless they are {@linkplain #readFigures asked for}. */
  MinuteRow minute;

  /** The fields of a forced order; null in other events. */
  BinanceForcedOrder forced;

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
    sentNs = 0;
    closedMinute = false;
    minute = null;
    forced = null;
  }

  /** The event is read once more, with the figures of its candle. */
  void readFigures() {
    clear();
    minute = new MinuteRow();
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
      case "E" -> {
        sentNs = json.milliTimeNs();
        timeNs = timeNs == 0 ? sentNs : timeNs;
      }
      case "k" -> candle(json);
      case "o" -> forcedOrder(json, symbols);
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

  /** Of events that are not used the field may be something else. */
  private void candle(JsonCursor json) throws IOException, InvalidMessageException {
    if (json.token() != JsonToken.START_OBJECT) {
      json.skip();
      return;
    }
    boolean closed = false;
    boolean ofMinute = false;
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "x" -> closed = json.token() == JsonToken.VALUE_TRUE;
        case "i" -> ofMinute = json.textIs("1m");
        default -> {
          if (minute == null) {
            json.skip();
          } else {
            figure(field, json);
          }
        }
      }
    }
    closedMinute = closed && ofMinute;
  }

  private void figure(String field, JsonCursor json) throws IOException, InvalidMessageException {
    switch (field) {
      case "t" -> minute.openSeconds = TimeUnit.MILLISECONDS.toSeconds(json.number("a time"));
      case "o" -> minute.open = json.decimal("a price");
      case "h" -> minute.high = json.decimal("a price");
      case "l" -> minute.low = json.decimal("a price");
      case "c" -> minute.close = json.decimal("a price");
      case "v" -> minute.volume = json.decimal("a volume");
      case "q" -> minute.quoteVolume = json.decimal("a volume");
      case "V" -> minute.takerBuyVolume = json.decimal("a volume");
      case "n" -> minute.trades = json.number("a count");
      default -> json.skip();
    }
  }

  private void forcedOrder(JsonCursor json, SymbolTable symbols)
      throws IOException, InvalidMessageException {
    if (json.token() == JsonToken.START_OBJECT) {
      forced = BinanceForcedOrder.read(json, symbols);
    } else {
      json.skip(); // a price, in events that are not used
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
    if (json.textIs("kline")) {
      return Kind.CANDLE;
    }
    if (json.textIs("forceOrder")) {
      return Kind.FORCED_ORDER;
    }
    return json.textIs("trade") ? Kind.TRADE : Kind.OTHER;
  }
}
