package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionCounts;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.LevelReader;

/**
 * The books of one connection: snapshots over REST, and the events around them. Not thread-safe.
 */
final class BinanceBooks {

  private final SessionSetup setup;
  private final MarketDataListener listener;
  private final BinanceRules rules;
  private final BinanceNaming naming;
  private final SessionCounts counts;
  private final Map<String, BinanceBook> books = new HashMap<>();
  private final LevelList snapshot = new LevelList();

  /**
   * @param counts is told of holes and of books that are asked for again
   */
  BinanceBooks(SessionSetup setup, BinanceRules rules, BinanceNaming naming, SessionCounts counts) {
    this.setup = setup;
    this.listener = setup.listener();
    this.rules = rules;
    this.naming = naming;
    this.counts = counts;
  }

  /** Every book is void, and nobody is told. */
  void drop() {
    books.values().forEach(BinanceBook::drop);
  }

  /** A symbol's book is void; its next event asks for a snapshot. */
  void drop(String symbol, String reason) {
    book(symbol).drop();
    counts.gap();
    counts.resync();
    listener.onBookGap(symbol, reason);
  }

  /** No snapshot came: where one is still needed, the next event asks again. */
  void unanswered(String symbol) {
    BinanceBook book = book(symbol);
    if (!book.live()) {
      book.drop();
    }
  }

  /** Takes an event of depth. */
  void take(BinanceEvent event) throws InvalidMessageException {
    if (event.symbol == null || event.last <= 0) {
      throw new InvalidMessageException("A depth event lacks its symbol or its ids.");
    }
    BinanceBook book = book(event.symbol);
    if (book.live()) {
      apply(
          book, event.symbol, event.first, event.last, event.previous, event.levels, event.timeNs);
    }
    if (!book.live()) {
      listener.onChangeWithoutBook(event.symbol);
      // Also the event that showed a hole: it may be the first after the next snapshot.
      book.keep(
          new BinanceBook.Event(
              event.first, event.last, event.previous, event.timeNs, event.levels.copy()));
      ask(event.symbol, book);
    }
  }

  private void apply(
      BinanceBook book,
      String symbol,
      long first,
      long last,
      long previous,
      LevelList changes,
      long timeNs) {
    long before = book.id();
    switch (book.judge(first, last, previous)) {
      case APPLY -> listener.onBookChange(symbol, changes, timeNs);
      case IGNORE -> {}
      case GAP ->
          drop(symbol, "The event " + first + " to " + last + " does not follow " + before + ".");
    }
  }

  private void ask(String symbol, BinanceBook book) {
    if (book.toBeAsked()) {
      setup.requests().fetch(rules.snapshotPath(naming.venueName(symbol)));
    }
  }

  /** Reads a symbol's snapshot and applies the events that waited for it. */
  void readSnapshot(String symbol, JsonCursor json, LevelReader levels)
      throws IOException, InvalidMessageException {
    long id = 0;
    long timeNs = 0;
    String error = "";
    snapshot.clear();
    json.expect(JsonToken.START_OBJECT, "a snapshot");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "lastUpdateId" -> id = json.number("an update id");
        case "T" -> timeNs = json.milliTimeNs();
        case "msg" -> error = json.text("an error");
        case "bids" -> levels.pairs(json, false, snapshot);
        case "asks" -> levels.pairs(json, true, snapshot);
        default -> json.skip();
      }
    }
    if (id <= 0) {
      throw new InvalidMessageException(
          "The snapshot of " + symbol + " has no id, it says \"" + Excerpt.of(error) + "\".");
    }
    splice(symbol, id, timeNs);
  }

  private void splice(String symbol, long id, long timeNs) {
    BinanceBook book = book(symbol);
    if (book.live()) {
      return; // It was asked for twice, and the first answer fitted.
    }
    if (!book.splice(id)) {
      // Older than the events that wait: a later one will fit.
      counts.resync();
      ask(symbol, book);
      return;
    }
    listener.onFullBook(symbol, snapshot, timeNs);
    for (BinanceBook.Event each = book.nextWaiting();
        each != null && book.live();
        each = book.nextWaiting()) {
      apply(book, symbol, each.first(), each.last(), each.previous(), each.levels(), each.timeNs());
    }
  }

  private BinanceBook book(String symbol) {
    BinanceBook known = books.get(symbol);
    if (known != null) {
      return known;
    }
    BinanceBook book = new BinanceBook(rules);
    books.put(symbol, book);
    return book;
  }
}
