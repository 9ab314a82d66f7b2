package org.tradewire.streaming.message;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Which signals a client wants of a channel of signals; what is null is not asked. Messages that
 * are of no signal are for everybody.
 *
 * @param symbol as it stands in messages, {@code BTCUSDT}
 * @param timeFrame {@code 1h}
 * @param minConfidence least confidence
 */
public record SignalFilter(String symbol, String timeFrame, BigDecimal minConfidence) {

  /** Takes every signal. */
  public static final SignalFilter NONE = new SignalFilter(null, null, null);

  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(Map.of());

  private static final int DATA_DEPTH = 2;

  /**
   * The filter of what a client wrote: a symbol in any of the ways in which symbols are written.
   */
  public static SignalFilter of(String symbol, String timeFrame, BigDecimal minConfidence) {
    return symbol == null && timeFrame == null && minConfidence == null
        ? NONE
        : new SignalFilter(symbol == null ? null : bare(symbol), timeFrame, minConfidence);
  }

  private static String bare(String symbol) {
    String upper = symbol.strip().toUpperCase(Locale.ROOT).replaceFirst("\\.P$", "");
    return upper.replace("-", "").replace("/", "").replace("_", "");
  }

  /** Whether every message is taken, whatever it says. */
  public boolean takesAll() {
    return symbol == null && timeFrame == null && minConfidence == null;
  }

  /** Whether the client wants a message. What it says is read once for all who ask. */
  public boolean takes(StreamMessage message) {
    Said said = (Said) message.remembered(Said::of);
    return said == Said.NOTHING
        || ((symbol == null || symbol.equals(said.symbol))
            && (timeFrame == null || timeFrame.equals(said.timeFrame))
            && (minConfidence == null || minConfidence.compareTo(said.confidence) <= 0));
  }

  /** What a message says of its signal. */
  private record Said(String symbol, String timeFrame, BigDecimal confidence) {

    private static final Said NOTHING = new Said(null, null, null);

    static Said of(StreamMessage message) {
      try (JsonParser json =
          PARSERS.createParser(new ByteArrayInputStream(message.json()), StandardCharsets.UTF_8)) {
        return read(json);
      } catch (JsonException e) {
        return NOTHING;
      }
    }

    /** The members of the data; those of objects in it are of something else. */
    private static Said read(JsonParser json) {
      String symbol = null;
      String timeFrame = null;
      BigDecimal confidence = null;
      int depth = 0;
      while (json.hasNext() && (symbol == null || timeFrame == null || confidence == null)) {
        Event event = json.next();
        if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
          depth++;
        } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
          depth--;
        } else if (event == Event.KEY_NAME && depth == DATA_DEPTH) {
          String name = json.getString();
          if (name.equals("symbol") && json.next() == Event.VALUE_STRING) {
            symbol = json.getString();
          } else if (name.equals("timeframe") && json.next() == Event.VALUE_STRING) {
            timeFrame = json.getString();
          } else if (name.equals("confidence") && json.next() == Event.VALUE_NUMBER) {
            confidence = json.getBigDecimal();
          }
        }
      }
      return symbol == null || timeFrame == null || confidence == null
          ? NOTHING
          : new Said(symbol, timeFrame, confidence);
    }
  }
}
