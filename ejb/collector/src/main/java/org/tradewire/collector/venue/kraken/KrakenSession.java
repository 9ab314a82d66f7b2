package org.tradewire.collector.venue.kraken;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolNaming;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.JsonSession;
import org.tradewire.collector.venue.json.TradeBatch;

/**
 * Kraken's WebSocket feed, version 2: channels book and trade.
 *
 * <p>Sources, Kraken's API documentation, "Spot WebSockets v2":
 *
 * <ul>
 *   <li>book: a snapshot, then absolute levels; quantity 0 removes; each message carries the
 *       checksum of the book after it. A book that differs is asked for again, alone.
 *   <li>trade: "side" is the taker's. The snapshot's trades are history.
 *   <li>Numbers are JSON numbers, whose digits are kept as they were received.
 * </ul>
 */
public final class KrakenSession extends JsonSession {

  private final SymbolNaming naming = new KrakenNaming();
  private final SymbolTable symbols = new SymbolTable(naming);
  private final TradeBatch batch;
  private final KrakenBooks books;
  private final LevelList levelList = new LevelList();

  /** Makes a session that has received nothing yet. */
  public KrakenSession(SessionSetup setup) {
    super(setup, new KrakenMinutes());
    this.batch = new TradeBatch(trades, listener);
    this.books = new KrakenBooks(listener, counts);
  }

  @Override
  protected void connected() {
    books.drop();
    if (!setup.symbols().isEmpty()) {
      setup.requests().send(request("subscribe", bookParameters(setup.symbols())));
      setup
          .requests()
          .send(request("subscribe", "\"channel\":\"trade\"," + names(setup.symbols())));
    }
  }

  @Override
  public void restart() {
    books.drop();
    trades.forget();
  }

  @Override
  public void resync(String symbol) {
    books.drop(symbol, "The book is asked for again.");
    askAgain(symbol);
  }

  private void askAgain(String symbol) {
    counts.resync();
    String parameters = bookParameters(List.of(symbol));
    setup.requests().send(request("unsubscribe", parameters));
    setup.requests().send(request("subscribe", parameters));
  }

  private static String request(String method, String parameters) {
    return "{\"method\":\"" + method + "\",\"params\":{" + parameters + "}}";
  }

  private String bookParameters(List<String> canonical) {
    return "\"channel\":\"book\",\"depth\":"
        + KrakenDepths.atLeast(setup.depth())
        + ","
        + names(canonical);
  }

  private String names(List<String> canonical) {
    return "\"symbol\":[\""
        + String.join("\",\"", canonical.stream().map(naming::venueName).toList())
        + "\"]";
  }

  @Override
  protected void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "a message");
    Channel channel = null;
    boolean snapshot = false;
    boolean typed = false;
    boolean deferred = false;
    boolean refused = false;
    String error = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "channel" -> channel = channel(json);
        case "type" -> {
          snapshot = json.textIs("snapshot");
          typed = snapshot || json.textIs("update");
        }
        case "success" -> refused = !json.flag("success");
        case "error" -> error = json.text("an error");
        case "data" -> {
          if (typed && channel != null) {
            readData(json, channel, snapshot, receiveTimeNs);
          } else {
            deferred = true;
            json.skip();
          }
        }
        default -> json.skip();
      }
    }
    if (refused) {
      venueError(error);
    }
    if (deferred && channel != Channel.OTHER) {
      if (channel == null || !typed) {
        throw new InvalidMessageException("A message with data has no channel or no known type.");
      }
      readDeferred(json, channel, snapshot, receiveTimeNs);
    }
  }

  /** Data that stood before the channel or the type that it needs. */
  private void readDeferred(JsonCursor json, Channel channel, boolean snapshot, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    json.rewind();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      if (field.equals("data")) {
        readData(json, channel, snapshot, receiveTimeNs);
      } else {
        json.skip();
      }
    }
  }

  private static Channel channel(JsonCursor json) throws IOException {
    if (json.textIs("book")) {
      return Channel.BOOK;
    }
    return json.textIs("trade") ? Channel.TRADE : Channel.OTHER;
  }

  private void readData(JsonCursor json, Channel channel, boolean snapshot, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    if (channel == Channel.OTHER) {
      json.skip();
      return;
    }
    json.expect(JsonToken.START_ARRAY, "the data of a channel");
    batch.clear();
    while (json.nextElement()) {
      json.expect(JsonToken.START_OBJECT, "an element of the data");
      if (channel == Channel.BOOK) {
        readBook(json, snapshot);
      } else {
        readTrade(json);
      }
    }
    batch.report(snapshot, receiveTimeNs);
  }

  private void readBook(JsonCursor json, boolean snapshot)
      throws IOException, InvalidMessageException {
    String symbol = null;
    long checksum = -1;
    long timeNs = 0;
    levelList.clear();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "symbol" -> symbol = json.symbol(symbols);
        case "bids" -> levels.objects(json, false, "price", "qty", levelList);
        case "asks" -> levels.objects(json, true, "price", "qty", levelList);
        case "checksum" -> checksum = json.number("a checksum");
        case "timestamp" -> timeNs = json.isoTimeNs();
        default -> json.skip();
      }
    }
    if (symbol == null) {
      throw new InvalidMessageException("A book has no symbol.");
    }
    boolean right =
        snapshot
            ? books.replace(symbol, levelList, depthOf(levelList), timeNs, checksum)
            : books.apply(symbol, levelList, timeNs, checksum);
    if (!right) {
      askAgain(symbol);
    }
  }

  /** A recording says how deep it is by the first full book; a session of ours knows. */
  private int depthOf(LevelList snapshot) {
    if (!setup.symbols().isEmpty()) {
      return KrakenDepths.atLeast(setup.depth());
    }
    int asks = 0;
    for (int i = 0; i < snapshot.size(); i++) {
      asks += snapshot.ask(i) ? 1 : 0;
    }
    return KrakenDepths.atLeast(Math.max(asks, snapshot.size() - asks));
  }

  private void readTrade(JsonCursor json) throws IOException, InvalidMessageException {
    TradeBatch.Trade trade = batch.next();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "symbol" -> trade.symbol = json.symbol(symbols);
        case "side" -> trade.side(json.isFirst("sell", "buy", "a side"));
        case "trade_id" -> trade.id = json.number("a trade id");
        case "timestamp" -> trade.timeNs = json.isoTimeNs();
        case "price" -> {
          json.decimal(trade.price, "a price");
          trade.priced = true;
        }
        case "qty" -> {
          json.decimal(trade.quantity, "a quantity");
          trade.sized = true;
        }
        default -> json.skip();
      }
    }
  }

  private enum Channel {
    BOOK,
    TRADE,
    OTHER
  }
}
