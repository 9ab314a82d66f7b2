package org.tradewire.collector.venue.kraken;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.ScaledDecimals;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.DecimalReader;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.JsonSession;
import org.tradewire.collector.venue.json.TradeBatch;

/**
 * Kraken's WebSocket feed, version 1, for recordings: channels book and trade.
 *
 * <p>Source, Kraken's API documentation, "Spot WebSockets v1": a message of a channel is {@code
 * [channel id, payload.., channel name, pair]}. A book's payload is {@code {as, bs}} for the full
 * book, else one or two of {@code {a, b}}, the last with the checksum {@code c}; a level is {@code
 * [price, volume, time]}. A trade is {@code [price, volume, time, side, type, misc]}, side that of
 * the taker; trades have no ids, so that holes among them cannot be seen.
 */
public final class KrakenV1Session extends JsonSession {

  private static final int NANOS_SCALE = 9;
  private static final String BOOK = "book-";

  private final SymbolTable symbols = new SymbolTable(new KrakenNaming());
  private final KrakenBooks books;
  private final LevelList levelList = new LevelList();
  private final DecimalReader time = new DecimalReader();
  private final TradeBatch batch;

  /** Makes a session that has received nothing yet. */
  public KrakenV1Session(SessionSetup setup) {
    super(setup, new KrakenMinutes());
    this.batch = new TradeBatch(trades, listener);
    this.books = new KrakenBooks(listener, counts);
  }

  @Override
  protected void connected() {
    // Each channel of a recording has a connection of its own: only a book's says that it starts
    // over.
  }

  @Override
  public void restart() {
    books.drop();
    trades.forget();
  }

  @Override
  public void resync(String symbol) {
    books.drop(symbol, "The book is asked for again.");
  }

  @Override
  protected void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    if (json.token() == JsonToken.START_OBJECT) {
      readEvent(json);
      return;
    }
    json.expect(JsonToken.START_ARRAY, "a message");
    levelList.clear();
    batch.clear();
    boolean full = false;
    long checksum = -1;
    json.next(); // the channel's id
    json.next();
    while (json.token() == JsonToken.START_OBJECT || json.atList()) {
      if (json.atList()) {
        readTrades(json);
      } else {
        for (String field = json.nextField(); field != null; field = json.nextField()) {
          switch (field) {
            case "as", "bs" -> {
              full = true;
              levels.pairs(json, field.equals("as"), levelList);
            }
            case "a", "b" -> readSide(json, field.equals("a"));
            case "c" -> checksum = json.atText() ? json.number("a checksum") : skipped(json);
            default -> json.skip();
          }
        }
      }
      json.next();
    }
    String channel = json.text("a channel's name");
    json.next();
    if (channel.startsWith(BOOK)) {
      book(json.symbol(symbols), full, depth(channel), checksum);
    } else if (channel.equals("trade")) {
      batch.reportAll(json.symbol(symbols), receiveTimeNs);
    }
  }

  /** The ticker has fields of the same names with other contents. */
  private void readSide(JsonCursor json, boolean ask) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list");
    json.next();
    if (!json.atList()) {
      json.skipRestOfList();
      return;
    }
    levels.pairsFromFirst(json, ask, levelList);
  }

  private static long skipped(JsonCursor json) throws IOException {
    json.skip();
    return -1;
  }

  private void readEvent(JsonCursor json) throws IOException, InvalidMessageException {
    boolean refused = false;
    String error = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "status" -> refused = json.textIs("error");
        case "errorMessage" -> error = json.text("an error");
        default -> json.skip();
      }
    }
    if (refused) {
      venueError(error);
    }
  }

  private void book(String symbol, boolean full, int depth, long checksum) {
    if (full) {
      books.replace(symbol, levelList, depth, 0, checksum);
    } else {
      books.apply(symbol, levelList, 0, checksum);
    }
  }

  private static int depth(String channel) throws InvalidMessageException {
    try {
      return Integer.parseInt(channel.substring(BOOK.length()));
    } catch (NumberFormatException e) {
      throw new InvalidMessageException("The channel \"" + channel + "\" has no depth.");
    }
  }

  private void readTrades(JsonCursor json) throws IOException, InvalidMessageException {
    while (json.nextElement()) {
      if (!json.atList()) {
        json.skipRestOfList();
        return;
      }
      TradeBatch.Trade trade = batch.next();
      json.next();
      json.decimal(trade.price, "a price");
      trade.priced = true;
      json.next();
      json.decimal(trade.quantity, "a quantity");
      trade.sized = true;
      json.next();
      json.decimal(time, "a time");
      try {
        trade.timeNs = ScaledDecimals.rescale(time.mantissa(), time.scale(), NANOS_SCALE);
      } catch (ArithmeticException e) {
        throw new InvalidMessageException("A trade's time is too far away.");
      }
      json.next();
      trade.side(json.isFirst("s", "b", "a side"));
      json.skipRestOfList();
    }
  }
}
