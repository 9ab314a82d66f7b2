package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.MinuteRow;
import org.tradewire.feed.api.OpenInterest;

/**
 * Asks for the open interest that was missed: at the start, whose predecessor may have been gone
 * for long, and after an outage. One symbol a second, each at most three times: what is filled in
 * holds up nothing.
 *
 * <p>Source, Binance's API documentation, "Open Interest Statistics" of USD-M futures: weight 0,
 * 1,000 requests in 5 minutes for each IP; at most 500 rows {@code {"symbol", "sumOpenInterest",
 * "sumOpenInterestValue", "timestamp"}} of the last month, the time in milliseconds. Not
 * thread-safe.
 */
final class BinanceOpenInterestHistory {

  /**
   * Where the exchange's clock and ours are further apart one of them is wrong, and nobody here
   * knows which: a sample would be stored for a time at which it was not measured.
   */
  static final long CLOCKS_APART_NS = TimeUnit.MINUTES.toNanos(10);

  private static final String PATH = "/futures/data/openInterestHist?symbol=";
  private static final long CANDLE_NS = TimeUnit.MINUTES.toNanos(5);
  private static final int MAX_ROWS = 500;

  /** Every hole is asked for within minutes. */
  private static final long OLDEST_NS = MAX_ROWS * CANDLE_NS + TimeUnit.HOURS.toNanos(1);

  private static final long SPACING_NS = TimeUnit.SECONDS.toNanos(1);
  private static final int MAX_ATTEMPTS = 3;

  private final SessionSetup setup;
  private final BinanceNaming naming;
  private final SymbolTable symbols;

  /** When what is known of a symbol was measured last. */
  private final Map<String, Long> lastNs = new HashMap<>();

  private final Map<String, Hole> holes = new LinkedHashMap<>();
  private boolean asked;
  private long askedNs;

  /** What is missing between two instants, and how often it was asked for. */
  private record Hole(long fromNs, long untilNs, int attempts) {}

  BinanceOpenInterestHistory(SessionSetup setup, BinanceNaming naming, SymbolTable symbols) {
    this.setup = setup;
    this.naming = naming;
    this.symbols = symbols;
  }

  /** A symbol was measured: what lies between this time and the last one is missing. */
  void measured(String symbol, long timeNs) {
    long candleNs = Math.floorDiv(timeNs, CANDLE_NS) * CANDLE_NS;
    Long before = lastNs.put(symbol, timeNs);
    long oldestNs = candleNs - (MAX_ROWS - 1) * CANDLE_NS;
    long fromNs = before == null ? oldestNs : Math.max(before, oldestNs);
    if (candleNs - fromNs > CANDLE_NS) {
      holes.put(symbol, new Hole(fromNs, candleNs, 0));
    }
  }

  /** Asks for the next hole where that is due. */
  void poll(long nowNs) {
    if (holes.isEmpty() || (asked && nowNs - askedNs < SPACING_NS)) {
      return;
    }
    asked = true;
    askedNs = nowNs;
    Iterator<Map.Entry<String, Hole>> first = holes.entrySet().iterator();
    Map.Entry<String, Hole> next = first.next();
    first.remove();
    Hole hole = next.getValue();
    if (hole.attempts() + 1 < MAX_ATTEMPTS) {
      // To the end, until an answer takes it away.
      holes.put(next.getKey(), new Hole(hole.fromNs(), hole.untilNs(), hole.attempts() + 1));
    }
    setup
        .requests()
        .fetch(
            PATH
                + naming.venueName(next.getKey())
                + "&period=5m&limit="
                + MAX_ROWS
                + "&startTime="
                + TimeUnit.NANOSECONDS.toMillis(hole.fromNs())
                + "&endTime="
                + TimeUnit.NANOSECONDS.toMillis(hole.untilNs()));
  }

  /** Whether an address asks for what was missed. */
  static boolean asks(String address) {
    return address.contains(PATH);
  }

  /**
   * Reads an answer, the oldest row first.
   *
   * @param receivedNs now, by our clock
   */
  void read(JsonCursor json, long receivedNs) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of open interest");
    while (json.nextElement()) {
      json.expect(JsonToken.START_OBJECT, "an open interest");
      row(json, receivedNs);
    }
  }

  private void row(JsonCursor json, long receivedNs) throws IOException, InvalidMessageException {
    String symbol = null;
    BigDecimal quantity = null;
    BigDecimal value = null;
    long timeNs = 0;
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "symbol" -> symbol = json.symbol(symbols);
        case "sumOpenInterest" -> quantity = json.decimal("an open interest");
        case "sumOpenInterestValue" -> value = json.decimal("a value");
        case "timestamp" -> timeNs = json.milliTimeNs();
        default -> json.skip();
      }
    }
    if (symbol == null || quantity == null) {
      throw new InvalidMessageException("An open interest lacks its symbol or its quantity.");
    }
    if (timeNs < receivedNs - OLDEST_NS || timeNs > receivedNs + CLOCKS_APART_NS) {
      throw new InvalidMessageException(
          "The open interest of " + symbol + " is of a time that was not asked for.");
    }
    holes.remove(symbol);
    try {
      setup
          .listener()
          .onOpenInterest(
              new OpenInterest(
                  setup.venue(),
                  symbol,
                  MinuteRow.rounded(quantity),
                  MinuteRow.rounded(value),
                  timeNs,
                  0));
    } catch (IllegalArgumentException e) {
      throw new InvalidMessageException(e.getMessage());
    }
  }
}
