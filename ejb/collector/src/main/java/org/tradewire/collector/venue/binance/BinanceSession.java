package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.JsonSession;
import org.tradewire.collector.venue.json.TradeBatch;

/**
 * Binance's WebSocket feeds: streams of depth changes and of aggregate trades, with snapshots over
 * REST. In recordings an event may stand by itself, as a connection to one stream brings it ({@code
 * /ws/..}), and trades may come one by one ({@code trade}).
 *
 * <p>Sources, Binance's API documentation, "WebSocket Streams" of spot and of USD-M futures: levels
 * are absolute, quantity 0 removes; {@code m} says whether the buyer is the maker, so that true
 * means that the aggressor sold; the ids of aggregate trades follow each other, and so do, in
 * numbers of their own, those of trades. Where both streams of a symbol are there, they say the
 * same twice: the one that came first is followed, the trades of the other are counted.
 */
public final class BinanceSession extends JsonSession {

  private static final String SYMBOL_PARAMETER = "symbol=";

  private final BinanceNaming naming;
  private final SymbolTable symbols;
  private final Map<String, BinanceBook> books = new HashMap<>();
  private final Map<String, BinanceEvent.Kind> tradeStreams = new HashMap<>();
  private final BinanceEvent event = new BinanceEvent();
  private final LevelList snapshot = new LevelList();
  private final TradeBatch batch;
  private final BinanceRules rules;
  private int requestId;

  private BinanceSession(SessionSetup setup, BinanceRules rules, BinanceNaming naming) {
    super(setup, new BinanceMinutes(rules, naming));
    this.rules = rules;
    this.naming = naming;
    this.symbols = new SymbolTable(naming);
    this.batch = new TradeBatch(trades, listener);
  }

  /** A session of the spot market. */
  public static BinanceSession spot(SessionSetup setup) {
    return new BinanceSession(setup, BinanceRules.SPOT, new BinanceNaming(setup.symbols()));
  }

  /** A session of the USD-M futures. */
  public static BinanceSession usdMargined(SessionSetup setup) {
    return new BinanceSession(setup, BinanceRules.USDM, new BinanceNaming(setup.symbols()));
  }

  @Override
  protected void connected() {
    books.values().forEach(BinanceBook::drop);
    if (!setup.symbols().isEmpty()) {
      String streams =
          setup.symbols().stream()
              .map(symbol -> naming.venueName(symbol).toLowerCase(Locale.ROOT))
              .flatMap(name -> Stream.of(name + "@depth@100ms", name + "@aggTrade"))
              .collect(Collectors.joining("\",\"", "\"", "\""));
      setup
          .requests()
          .send(
              "{\"method\":\"SUBSCRIBE\",\"params\":[" + streams + "],\"id\":" + ++requestId + "}");
    }
  }

  @Override
  public void restart() {
    books.values().forEach(BinanceBook::drop);
    trades.forget();
    tradeStreams.clear();
  }

  @Override
  public void resync(String symbol) {
    voidBook(symbol, "The book is asked for again.");
  }

  private void voidBook(String symbol, String reason) {
    BinanceBook book = book(symbol);
    book.drop();
    counts.gap();
    counts.resync();
    listener.onBookGap(symbol, reason);
  }

  @Override
  protected void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "a message");
    event.clear();
    String error = null;
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "data" -> event.read(json, symbols, levels);
        case "stream", "id", "result" -> json.skip();
        case "error" -> error = error(json);
        case "msg" -> error = json.text("an error");
        default -> event.readField(field, json, symbols, levels);
      }
    }
    if (error != null) {
      venueError(error);
    }
    switch (event.kind) {
      case DEPTH -> depth();
      case TRADE, AGGREGATE_TRADE -> trade(receiveTimeNs);
      case OTHER -> {}
    }
  }

  /** The exchange's own words. */
  private static String error(JsonCursor json) throws IOException, InvalidMessageException {
    if (json.token() != JsonToken.START_OBJECT) {
      return json.text("an error");
    }
    String text = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      if (field.equals("msg")) {
        text = json.text("an error");
      } else {
        json.skip();
      }
    }
    return text;
  }

  private void trade(long receiveTimeNs) throws InvalidMessageException {
    if (event.symbol == null || event.id() < 0) {
      throw new InvalidMessageException("A trade lacks its symbol or its id.");
    }
    BinanceEvent.Kind followed = tradeStreams.get(event.symbol);
    if (followed != null && followed != event.kind) {
      counts.otherTrade();
      return;
    }
    batch.clear();
    TradeBatch.Trade trade = batch.next();
    trade.symbol = event.symbol;
    trade.priced = event.priced;
    trade.sized = event.sized;
    trade.price.copy(event.price);
    trade.quantity.copy(event.quantity);
    if (event.sided) {
      trade.side(event.buyerIsMaker);
    }
    trade.id = event.id();
    trade.timeNs = event.timeNs;
    batch.report(false, receiveTimeNs);
    if (followed == null) {
      tradeStreams.put(event.symbol, event.kind);
    }
  }

  private void depth() throws InvalidMessageException {
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
          voidBook(
              symbol, "The event " + first + " to " + last + " does not follow " + before + ".");
    }
  }

  private void ask(String symbol, BinanceBook book) {
    if (book.toBeAsked()) {
      setup.requests().fetch(rules.snapshotPath(naming.venueName(symbol)));
    }
  }

  @Override
  protected void readAnswer(String address, JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    String symbol = symbolOf(address);
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

  @Override
  protected void answerFailed(String address) {
    try {
      BinanceBook book = book(symbolOf(address));
      if (!book.live()) {
        book.drop(); // the next event asks again
      }
    } catch (InvalidMessageException e) {
      refusals.add(e.getMessage());
    }
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

  private String symbolOf(String address) throws InvalidMessageException {
    int begin = address.indexOf(SYMBOL_PARAMETER);
    if (begin < 0) {
      throw new InvalidMessageException("The address names no symbol.");
    }
    begin += SYMBOL_PARAMETER.length();
    int end = address.indexOf('&', begin);
    char[] name = address.substring(begin, end < 0 ? address.length() : end).toCharArray();
    return symbols.canonical(name, 0, name.length);
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
