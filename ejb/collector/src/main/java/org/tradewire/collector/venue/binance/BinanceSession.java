package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.JsonSession;
import org.tradewire.collector.venue.json.TradeBatch;

/**
 * Binance's WebSocket feeds: streams of depth changes and of aggregate trades, with snapshots over
 * REST; of futures, where books and all else come from two addresses, also candles, forced orders
 * and open interest. In recordings an event may stand by itself, as a connection to one stream
 * brings it ({@code /ws/..}), and trades may come one by one ({@code trade}).
 *
 * <p>Sources, Binance's API documentation, "WebSocket Streams" of spot and of USD-M futures: levels
 * are absolute, quantity 0 removes; {@code m} says whether the buyer is the maker, so that true
 * means that the aggressor sold; the ids of aggregate trades follow each other, and so do, in
 * numbers of their own, those of trades. Where both streams of a symbol are there, they say the
 * same twice: the one that came first is followed, the trades of the other are counted.
 */
public final class BinanceSession extends JsonSession {

  /** So that a request stays short; 200 symbols have 600 streams. */
  private static final int STREAMS_PER_REQUEST = 100;

  private static final String SYMBOL_PARAMETER = "symbol=";

  private final BinanceNaming naming;
  private final SymbolTable symbols;
  private final BinanceBooks books;
  private final Map<String, BinanceEvent.Kind> tradeStreams = new HashMap<>();
  private final BinanceEvent event = new BinanceEvent();
  private final TradeBatch batch;
  private final BinanceStreams streams;
  private final BinanceOpenInterest openInterest;
  private long events;
  private int requestId;

  private BinanceSession(SessionSetup setup, BinanceStreams streams, BinanceNaming naming) {
    super(setup, new BinanceMinutes(rules(streams), naming));
    this.streams = streams;
    this.naming = naming;
    this.symbols = new SymbolTable(naming);
    this.books = new BinanceBooks(setup, rules(streams), naming, counts);
    this.batch = new TradeBatch(trades, listener);
    this.openInterest = new BinanceOpenInterest(setup, naming, symbols);
  }

  private static BinanceRules rules(BinanceStreams streams) {
    return streams == BinanceStreams.SPOT ? BinanceRules.SPOT : BinanceRules.USDM;
  }

  /** A session of the spot market. */
  public static BinanceSession spot(SessionSetup setup) {
    return of(setup, BinanceStreams.SPOT);
  }

  /** A session of the USD-M futures that understands everything, as a recording may hold it. */
  public static BinanceSession usdMargined(SessionSetup setup) {
    return of(setup, BinanceStreams.FUTURES);
  }

  /** A session of the USD-M futures' address for books. */
  public static BinanceSession usdMarginedBooks(SessionSetup setup) {
    return of(setup, BinanceStreams.FUTURES_BOOKS);
  }

  /** A session of the USD-M futures' address for all but books; it asks for open interest. */
  public static BinanceSession usdMarginedMarket(SessionSetup setup) {
    return of(setup, BinanceStreams.FUTURES_MARKET);
  }

  private static BinanceSession of(SessionSetup setup, BinanceStreams streams) {
    return new BinanceSession(setup, streams, new BinanceNaming(setup.symbols()));
  }

  @Override
  protected void connected() {
    books.drop();
    List<String> names =
        setup.symbols().stream()
            .map(symbol -> naming.venueName(symbol).toLowerCase(Locale.ROOT))
            .flatMap(name -> streams.streams().stream().map(name::concat))
            .toList();
    for (int i = 0; i < names.size(); i += STREAMS_PER_REQUEST) {
      List<String> some = names.subList(i, Math.min(names.size(), i + STREAMS_PER_REQUEST));
      setup
          .requests()
          .send(
              "{\"method\":\"SUBSCRIBE\",\"params\":[\""
                  + String.join("\",\"", some)
                  + "\"],\"id\":"
                  + ++requestId
                  + "}");
    }
  }

  @Override
  protected boolean asksForMinutes() {
    return streams.trades();
  }

  @Override
  protected void askWhatIsDue(long nowNs) {
    if (streams == BinanceStreams.FUTURES_MARKET) {
      openInterest.poll(nowNs);
    }
  }

  @Override
  protected boolean isWanted(String address) {
    return !BinanceOpenInterest.asks(address) || openInterest.isWanted(address);
  }

  @Override
  public boolean asksForBook(String address) {
    return BinanceRules.asksForBook(address);
  }

  /** Answers to requests, and events that nobody subscribed to, do not count. */
  @Override
  public long dataMessages() {
    return events;
  }

  @Override
  public int expectedBooks() {
    return streams.books() ? super.expectedBooks() : 0;
  }

  @Override
  public void restart() {
    books.drop();
    trades.forget();
    tradeStreams.clear();
  }

  @Override
  public void resync(String symbol) {
    books.drop(symbol, "The book is asked for again.");
  }

  @Override
  protected void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    event.clear();
    readEvent(json);
    if (event.kind == BinanceEvent.Kind.CANDLE && event.closedMinute && streams.positions()) {
      json.rewind();
      event.readFigures();
      readEvent(json);
    }
    if (!streams.brings(event.kind)) {
      return;
    }
    events++;
    if (event.sentNs != 0) {
      openInterest.clock(event.sentNs, receiveTimeNs);
    }
    switch (event.kind) {
      case DEPTH -> books.take(event);
      case TRADE, AGGREGATE_TRADE -> trade(receiveTimeNs);
      case CANDLE -> candle();
      case FORCED_ORDER -> forcedOrder();
      case OTHER -> {}
    }
  }

  private void candle() throws InvalidMessageException {
    if (event.symbol == null) {
      throw new InvalidMessageException("A candle lacks its symbol.");
    }
    if (event.minute != null) {
      streamedMinute(event.symbol, event.minute.candle());
    }
  }

  private void forcedOrder() throws InvalidMessageException {
    if (event.forced == null) {
      throw new InvalidMessageException("An event of a forced order holds none.");
    }
    listener.onForcedOrder(event.forced.order(setup.venue()));
  }

  private void readEvent(JsonCursor json) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "a message");
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

  @Override
  protected void readAnswer(String address, JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    if (BinanceOpenInterest.asks(address)) {
      openInterest.read(address, json, receiveTimeNs);
      return;
    }
    books.readSnapshot(symbolOf(address), json, levels);
  }

  @Override
  protected void answerFailed(String address) {
    if (BinanceOpenInterest.asks(address)) {
      return; // the next candle asks again
    }
    try {
      books.unanswered(symbolOf(address));
    } catch (InvalidMessageException e) {
      refusals.add(e.getMessage());
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
}
