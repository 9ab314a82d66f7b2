package org.tradewire.collector.venue.coinbase;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.JsonCursor;
import org.tradewire.collector.venue.JsonSession;
import org.tradewire.collector.venue.SessionSetup;

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
 * <p>The level2 channel carries no numbers, so that only the contiguity of trade ids can be
 * checked.
 */
public final class CoinbaseExchangeSession extends JsonSession {

  private final CoinbaseExchangeParser parser;
  private final CoinbaseExchangeMessage message = new CoinbaseExchangeMessage();
  private final Map<CoinbaseMessageType, Count> messages = new EnumMap<>(CoinbaseMessageType.class);
  private int promisedBooks;

  /** Makes a session that has received nothing yet. */
  public CoinbaseExchangeSession(SessionSetup setup) {
    super(setup, new CoinbaseExchangeMinutes());
    this.parser = new CoinbaseExchangeParser(refusals);
    for (CoinbaseMessageType type : CoinbaseMessageType.values()) {
      messages.put(type, new Count());
    }
  }

  @Override
  protected void connected() {
    if (!setup.symbols().isEmpty()) {
      setup
          .requests()
          .send(request("subscribe", "\"level2_batch\",\"matches\",\"heartbeat\"", products()));
    }
  }

  @Override
  public void restart() {
    trades.forget();
  }

  @Override
  public void resync(String symbol) {
    counts.gap();
    counts.resync();
    listener.onBookGap(symbol, "The book is asked for again.");
    String product = "\"" + symbol + "\"";
    setup.requests().send(request("unsubscribe", "\"level2_batch\"", product));
    setup.requests().send(request("subscribe", "\"level2_batch\"", product));
  }

  private String products() {
    return "\"" + String.join("\",\"", setup.symbols()) + "\"";
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
      case SNAPSHOT -> listener.onFullBook(message.checkedSymbol(), message.levels, message.timeNs);
      case L2UPDATE ->
          listener.onBookChange(message.checkedSymbol(), message.levels, message.timeNs);
      case MATCH -> match(receiveTimeNs);
      case LAST_MATCH -> trades.history(message.checkedSymbol(), checkedTradeId());
      case SUBSCRIPTIONS -> promisedBooks = message.bookSymbols.size();
      case ERROR -> venueError(message.message + " " + message.reason);
      case TICKER, HEARTBEAT, UNKNOWN -> {}
    }
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
    if (trades.accept(symbol, checkedTradeId())) {
      boolean makerSold = message.sell;
      listener.onTrade(
          symbol,
          message.price.mantissa(),
          message.price.scale(),
          message.size.mantissa(),
          message.size.scale(),
          !makerSold,
          message.tradeId,
          message.timeNs,
          receiveTimeNs);
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

  /** Messages and levels that could not be used. */
  public long refused() {
    return refusals.count();
  }

  private static final class Count {
    private long value;
  }
}
