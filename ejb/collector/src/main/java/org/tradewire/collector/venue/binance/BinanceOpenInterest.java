package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.MinuteRow;
import org.tradewire.feed.api.OpenInterest;

/**
 * Asks for the open interest of every symbol in the last 30 seconds of each candle of five minutes,
 * by the clock of the exchange, and spreads the questions over most of that time. What was missed
 * before is filled in.
 *
 * <p>Source, Binance's API documentation, "Open Interest" of USD-M futures: weight 1; {@code
 * {"openInterest","symbol","time"}}, the time in milliseconds. Not thread-safe.
 */
final class BinanceOpenInterest {

  private static final String PATH = "/fapi/v1/openInterest?symbol=";
  private static final long CANDLE_NS = TimeUnit.MINUTES.toNanos(5);
  private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(30);

  /** The last ones are to be answered before the candle is over. */
  private static final long SPREAD_NS = TimeUnit.SECONDS.toNanos(25);

  /** A time of the exchange that is later than its own messages by more cannot be. */
  private static final long LATER_NS = TimeUnit.MINUTES.toNanos(1);

  private final SessionSetup setup;
  private final BinanceNaming naming;
  private final SymbolTable symbols;
  private final BinanceOpenInterestHistory history;
  private final Map<String, Long> askedNs = new HashMap<>();
  private long candle = Long.MIN_VALUE;
  private int next;
  private long aheadNs;
  private long nowNs;

  BinanceOpenInterest(SessionSetup setup, BinanceNaming naming, SymbolTable symbols) {
    this.setup = setup;
    this.naming = naming;
    this.symbols = symbols;
    this.history = new BinanceOpenInterestHistory(setup, naming, symbols);
  }

  /** The exchange has sent something: how far its clock is ahead of ours, or behind where below. */
  void clock(long sentNs, long receivedNs) {
    aheadNs = sentNs - receivedNs;
  }

  /**
   * Asks what is due; one session of a venue does.
   *
   * @param receivedNs now, by our clock
   */
  void poll(long receivedNs) {
    if (!setup.requests().leads()) {
      return;
    }
    history.poll(receivedNs);
    nowNs = receivedNs + aheadNs;
    long current = Math.floorDiv(nowNs, CANDLE_NS);
    long intoWindowNs = nowNs - endNs(current) + WINDOW_NS;
    if (intoWindowNs < 0) {
      return;
    }
    if (current != candle) {
      candle = current;
      next = 0;
    }
    List<String> all = setup.symbols();
    long due = Math.min(all.size(), 1 + intoWindowNs * all.size() / SPREAD_NS);
    while (next < due) {
      ask(all.get(next++));
    }
  }

  private void ask(String symbol) {
    askedNs.put(symbol, nowNs);
    setup.requests().fetch(PATH + naming.venueName(symbol));
  }

  /** Whether an address asks for an open interest, of now or of before. */
  static boolean asks(String address) {
    return address.contains(PATH) || BinanceOpenInterestHistory.asks(address);
  }

  /** Whether an answer that did not come would still be of this candle. */
  boolean isWanted(String address) {
    return !BinanceOpenInterestHistory.asks(address)
        && endNs(candle) - nowNs > TimeUnit.SECONDS.toNanos(1);
  }

  private static long endNs(long candle) {
    return (candle + 1) * CANDLE_NS;
  }

  /**
   * Reads an answer. It holds at the time of asking, too, where the exchange names the time at
   * which it changed last.
   */
  void read(String address, JsonCursor json, long receivedNs)
      throws IOException, InvalidMessageException {
    if (BinanceOpenInterestHistory.asks(address)) {
      history.read(json, receivedNs);
    } else {
      readNewest(json, receivedNs);
    }
  }

  private void readNewest(JsonCursor json, long receivedNs)
      throws IOException, InvalidMessageException {
    String symbol = null;
    BigDecimal quantity = null;
    long timeNs = 0;
    json.expect(JsonToken.START_OBJECT, "an open interest");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "symbol" -> symbol = json.symbol(symbols);
        case "openInterest" -> quantity = json.decimal("an open interest");
        case "time" -> timeNs = json.milliTimeNs();
        default -> json.skip();
      }
    }
    if (symbol == null || quantity == null || timeNs == 0) {
      throw new InvalidMessageException("An open interest lacks symbol, quantity or time.");
    }
    if (timeNs > receivedNs + aheadNs + LATER_NS) {
      throw new InvalidMessageException("The open interest of " + symbol + " is of the future.");
    }
    long measuredNs = Math.max(timeNs, askedNs.getOrDefault(symbol, timeNs));
    if (Math.abs(measuredNs - receivedNs) > BinanceOpenInterestHistory.CLOCKS_APART_NS) {
      throw new InvalidMessageException(
          "The open interest of " + symbol + " is more than ten minutes away from our clock.");
    }
    try {
      setup
          .listener()
          .onOpenInterest(
              new OpenInterest(
                  setup.venue(), symbol, MinuteRow.rounded(quantity), null, measuredNs, 0));
    } catch (IllegalArgumentException e) {
      throw new InvalidMessageException(e.getMessage());
    }
    history.measured(symbol, measuredNs);
  }
}
