package org.tradewire.collector.venue.coinbase;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.SymbolTable;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.JsonSession;
import org.tradewire.collector.venue.json.TradeBatch;

/**
 * The Coinbase Advanced Trade WebSocket feed, channels level2, market_trades and heartbeats.
 *
 * <p>Sources: Coinbase's documentation, "Advanced Trade WebSocket Channels"; that a trade's side is
 * the maker's, and that a message lists the newest trade first, is seen in recorded messages (two
 * trades at neighbouring prices: the higher one says SELL).
 *
 * <ul>
 *   <li>{@code sequence_num} counts the messages of the connection, all channels: after a hole
 *       every book of the connection is void; a number that comes again or goes back is refused,
 *       until so many followed each other that they have begun anew.
 *   <li>level2: absolute quantities, 0 removes.
 *   <li>The first trades of a subscription are history.
 * </ul>
 */
public final class CoinbaseAdvancedSession extends JsonSession {

  private static final String NOT_UNDERSTOOD = "A message about books could not be understood.";

  private final SymbolTable symbols = new SymbolTable(CoinbaseNaming.SAME);
  private final Set<String> ready = new HashSet<>();
  private final LevelList levelList = new LevelList();
  private final CoinbaseAdvancedLists lists = new CoinbaseAdvancedLists(symbols);
  private final TradeBatch batch;
  private final CoinbaseAdvancedNumbers numbers = new CoinbaseAdvancedNumbers();

  /** Makes a session that has received nothing yet. */
  public CoinbaseAdvancedSession(SessionSetup setup) {
    super(setup, new CoinbaseAdvancedMinutes());
    this.batch = new TradeBatch(trades, listener);
  }

  @Override
  protected void connected() {
    numbers.forget();
    ready.clear();
    if (!setup.symbols().isEmpty()) {
      send("subscribe", "heartbeats", products());
      send("subscribe", "level2", products());
      send("subscribe", "market_trades", products());
    }
  }

  @Override
  public void restart() {
    numbers.forget();
    ready.clear();
    trades.forget();
  }

  @Override
  public void resync(String symbol) {
    voidBook(symbol, "The book is asked for again.");
    ask(quoted(List.of(symbol)));
  }

  private void voidBook(String symbol, String reason) {
    ready.remove(symbol);
    counts.gap();
    listener.onBookGap(symbol, reason);
  }

  private void ask(String products) {
    counts.resync();
    send("unsubscribe", "level2", products);
    send("subscribe", "level2", products);
  }

  private void send(String type, String channel, String products) {
    setup
        .requests()
        .send(
            "{\"type\":\""
                + type
                + "\",\"channel\":\""
                + channel
                + "\",\"product_ids\":["
                + products
                + "]}");
  }

  private String products() {
    return quoted(setup.symbols());
  }

  private static String quoted(Collection<String> symbols) {
    return "\"" + String.join("\",\"", symbols) + "\"";
  }

  @Override
  protected void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "a message");
    Channel channel = null;
    String error = null;
    boolean numbered = false;
    boolean deferred = false;
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "channel" -> channel = channel(json);
        case "sequence_num" -> {
          numbered = true;
          if (!follow(json.number("a sequence number"))) {
            return;
          }
        }
        case "message" -> error = json.text("a message");
        case "events" -> {
          if (channel == null || !numbered) {
            deferred = true;
            json.skip();
          } else {
            events(json, channel, receiveTimeNs);
          }
        }
        default -> json.skip();
      }
    }
    if (error != null) {
      venueError(error);
    }
    if (deferred) {
      readDeferred(json, channel, numbered, receiveTimeNs);
    }
  }

  /** Events that stood before the channel or the number that they need. */
  private void readDeferred(JsonCursor json, Channel channel, boolean numbered, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    if (channel == null) {
      throw new InvalidMessageException("A message with events has no channel.");
    }
    if (!numbered && channel != Channel.OTHER) {
      voidBooks("A message of the connection has no number.");
      throw new InvalidMessageException("A message with events has no number.");
    }
    json.rewind();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      if (field.equals("events")) {
        events(json, channel, receiveTimeNs);
      } else {
        json.skip();
      }
    }
  }

  /**
   * Goes on to the number of a message; numbers begin anew with a connection.
   *
   * @return false where the message came again, or after later ones: it is not to be read
   */
  private boolean follow(long number) {
    long before = numbers.newest();
    switch (numbers.follow(number)) {
      case NEXT -> {}
      case BEHIND_HOLE ->
          voidBooks("The message " + number + " of the connection does not follow " + before + ".");
      case ANEW -> voidBooks("The numbers of the connection have begun anew.");
      case OLD -> {
        counts.duplicate();
        refusals.add(
            "The message "
                + number
                + " of the connection came when "
                + before
                + " had been read. The message is left out.");
        return false;
      }
    }
    return true;
  }

  private void voidBooks(String reason) {
    Set.copyOf(ready).forEach(symbol -> voidBook(symbol, reason));
    if (!setup.symbols().isEmpty()) {
      ask(products());
    }
  }

  private void events(JsonCursor json, Channel channel, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    try {
      readEvents(json, channel, receiveTimeNs);
    } catch (IOException e) {
      if (channel == Channel.BOOK) {
        voidBooks(NOT_UNDERSTOOD);
      }
      throw e;
    } catch (InvalidMessageException e) {
      if (channel == Channel.BOOK) {
        voidConcerned(json);
      }
      throw e;
    }
  }

  /** Those that have no book yet are left to whoever watches over books that do not come. */
  private void voidConcerned(JsonCursor json) {
    Set<String> concerned = new TreeSet<>();
    if (!readProducts(json, concerned)) {
      voidBooks(NOT_UNDERSTOOD);
      return;
    }
    concerned.retainAll(ready);
    concerned.forEach(symbol -> voidBook(symbol, NOT_UNDERSTOOD));
    if (!concerned.isEmpty()) {
      ask(quoted(concerned));
    }
  }

  /** Reads the message once more for what its events are about; false where one does not say. */
  private boolean readProducts(JsonCursor json, Set<String> into) {
    try {
      json.rewind();
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        if (field.equals("events") && json.atList()) {
          while (json.nextElement()) {
            json.expect(JsonToken.START_OBJECT, "an event");
            if (!readProduct(json, into)) {
              return false;
            }
          }
        } else {
          json.skip();
        }
      }
      return true;
    } catch (IOException | InvalidMessageException e) {
      return false;
    }
  }

  private boolean readProduct(JsonCursor json, Set<String> into)
      throws IOException, InvalidMessageException {
    boolean found = false;
    for (String name = json.nextField(); name != null; name = json.nextField()) {
      if (name.equals("product_id")) {
        into.add(json.symbol(symbols));
        found = true;
      } else {
        json.skip();
      }
    }
    return found;
  }

  private static Channel channel(JsonCursor json) throws IOException {
    if (json.textIs("l2_data")) {
      return Channel.BOOK;
    }
    return json.textIs("market_trades") ? Channel.TRADES : Channel.OTHER;
  }

  private void readEvents(JsonCursor json, Channel channel, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of events");
    while (json.nextElement()) {
      if (channel == Channel.OTHER || json.token() != JsonToken.START_OBJECT) {
        json.skip();
      } else {
        readEvent(json, channel, receiveTimeNs);
      }
    }
  }

  private void readEvent(JsonCursor json, Channel channel, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    boolean snapshot = false;
    boolean typed = false;
    String symbol = null;
    long timeNs = 0;
    levelList.clear();
    batch.clear();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "type" -> {
          snapshot = json.isFirst("snapshot", "update", "a type");
          typed = true;
        }
        case "product_id" -> symbol = json.symbol(symbols);
        case "updates" -> timeNs = lists.updates(json, levelList);
        case "trades" -> lists.trades(json, batch);
        default -> json.skip();
      }
    }
    if (!typed) {
      throw new InvalidMessageException("An event has no type.");
    }
    if (channel == Channel.TRADES) {
      batch.report(snapshot, receiveTimeNs);
    } else if (symbol == null) {
      throw new InvalidMessageException("A book has no product.");
    } else if (snapshot) {
      ready.add(symbol);
      listener.onFullBook(symbol, levelList, timeNs);
    } else if (ready.contains(symbol)) {
      listener.onBookChange(symbol, levelList, timeNs);
    } else {
      listener.onChangeWithoutBook(symbol);
    }
  }

  private enum Channel {
    BOOK,
    TRADES,
    OTHER
  }
}
