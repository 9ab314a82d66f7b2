package org.tradewire.collector.venue.coinbase;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.JsonSession;
import org.tradewire.feed.ring.TradeRecord;

/**
 * The Coinbase Exchange WebSocket feed, channels level2 (or level2_batch) and matches.
 *
 * <p>Sources, all from the Coinbase Exchange documentation, "WebSocket Channels":
 *
 * <ul>
 *   <li>match: "The side field indicates the maker order side." A {@code sell} therefore means that
 *       the aggressor bought.
 *   <li>last_match is the newest trade before the subscription: history, not a new trade.
 *   <li>l2update: absolute sizes; size 0 removes the level.
 *   <li>Unknown message types are to be ignored.
 * </ul>
 *
 * <p>The level2 channel carries neither numbers nor checksums, so that only the contiguity of trade
 * ids can be checked. What a message that cannot be understood would have changed is never seen
 * again: every book that it may be about is void, and asked for again.
 */
public final class CoinbaseExchangeSession extends JsonSession {

  private final TradeRecord record = new TradeRecord();
  private final CoinbaseExchangeParser parser = new CoinbaseExchangeParser();
  private final CoinbaseExchangeMessage message = new CoinbaseExchangeMessage();
  private final Map<CoinbaseMessageType, Count> messages = new EnumMap<>(CoinbaseMessageType.class);
  private final Set<String> ready = new HashSet<>();
  private int promisedBooks;

  /** Makes a session that has received nothing yet. */
  public CoinbaseExchangeSession(SessionSetup setup) {
    super(setup, new CoinbaseExchangeMinutes());
    for (CoinbaseMessageType type : CoinbaseMessageType.values()) {
      messages.put(type, new Count());
    }
  }

  @Override
  protected void connected() {
    ready.clear();
    if (!setup.symbols().isEmpty()) {
      setup
          .requests()
          .send(
              request(
                  "subscribe",
                  "\"level2_batch\",\"matches\",\"heartbeat\"",
                  products(setup.symbols())));
    }
  }

  @Override
  public void restart() {
    ready.clear();
    trades.forget();
  }

  @Override
  public void resync(String symbol) {
    voidBooks(Set.of(symbol), "The book is asked for again.");
  }

  private void voidBooks(Set<String> symbols, String reason) {
    for (String symbol : symbols) {
      ready.remove(symbol);
      counts.gap();
      listener.onBookGap(symbol, reason);
    }
    counts.resync();
    setup.requests().send(request("unsubscribe", "\"level2_batch\"", products(symbols)));
    setup.requests().send(request("subscribe", "\"level2_batch\"", products(symbols)));
  }

  @Override
  protected void messageFailed() {
    if (message.mayConcernBooks()) {
      Set<String> concerned = new TreeSet<>(ready);
      if (message.symbol != null) {
        concerned.retainAll(Set.of(message.symbol));
        if (message.type == CoinbaseMessageType.SNAPSHOT) {
          concerned.add(message.symbol); // nothing else would bring it
        }
      }
      if (!concerned.isEmpty()) {
        voidBooks(concerned, "A message that may be about the book could not be understood.");
      }
    }
    message.clear();
  }

  private static String products(Collection<String> symbols) {
    return "\"" + String.join("\",\"", symbols) + "\"";
  }

  private static String request(String type, String channels, String products) {
    return "{\"type\":\""
        + type
        + "\",\"product_ids\":["
        + products
        + "],\"channels\":["
        + channels
        + "]}";
  }

  @Override
  protected void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    parser.read(json, message);
    messages.get(message.type).value++;
    switch (message.type) {
      case SNAPSHOT -> {
        listener.onFullBook(message.checkedSymbol(), message.levels, message.timeNs);
        ready.add(message.symbol);
      }
      case L2UPDATE ->
          listener.onBookChange(message.checkedSymbol(), message.levels, message.timeNs);
      case MATCH -> match(receiveTimeNs);
      case LAST_MATCH -> trades.history(message.checkedSymbol(), checkedTradeId(), message.timeNs);
      case SUBSCRIPTIONS -> promisedBooks = message.bookSymbols.size();
      case ERROR -> venueError(message.message + " " + message.reason);
      case TICKER, HEARTBEAT, UNKNOWN -> {}
    }
    message.clear(); // of the next one nothing may be readable
  }

  private void match(long receiveTimeNs) throws InvalidMessageException {
    String symbol = message.checkedSymbol();
    if (!message.priced || !message.sized || message.size.mantissa() == 0) {
      throw new InvalidMessageException(
          "The trade " + message.tradeId + " of " + symbol + " lacks a price or a size.");
    }
    if (message.sell == null) {
      throw new InvalidMessageException(
          "The trade " + message.tradeId + " of " + symbol + " lacks its side.");
    }
    if (trades.accept(symbol, checkedTradeId(), message.timeNs)) {
      boolean makerSold = message.sell;
      listener.onTrade(
          record
              .begin(symbol)
              .price(message.price.mantissa(), message.price.scale())
              .quantity(message.size.mantissa(), message.size.scale())
              .aggressorSold(!makerSold)
              .tradeId(message.tradeId)
              .times(message.timeNs, receiveTimeNs));
    }
  }

  private long checkedTradeId() throws InvalidMessageException {
    if (message.tradeId <= 0) {
      throw new InvalidMessageException(
          "The trade id " + message.tradeId + " of " + message.symbol + " is not positive.");
    }
    return message.tradeId;
  }

  @Override
  public int expectedBooks() {
    return promisedBooks;
  }

  /** Messages of a type that were understood so far. */
  public long count(CoinbaseMessageType type) {
    return messages.get(type).value;
  }

  /** Holes in the trade ids, all symbols. */
  public long gaps() {
    return trades.gaps();
  }

  /** Messages that could not be used. */
  public long refused() {
    return refusals.count();
  }

  private static final class Count {
    private long value;
  }
}
