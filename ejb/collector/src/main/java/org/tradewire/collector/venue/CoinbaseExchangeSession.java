package org.tradewire.collector.venue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;

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
public final class CoinbaseExchangeSession implements VenueSession {

  private static final Logger LOG = System.getLogger(CoinbaseExchangeSession.class.getName());

  private final String venue;
  private final MarketDataListener listener;
  private final Refusals refusals;
  private final CoinbaseExchangeParser parser;
  private final CoinbaseExchangeMessage message = new CoinbaseExchangeMessage();
  private final TradeContinuity continuity = new TradeContinuity();
  private final Map<CoinbaseMessageType, Count> counts = new EnumMap<>(CoinbaseMessageType.class);
  private int expectedBooks;

  /**
   * Makes a session that has received nothing yet.
   *
   * @param venue canonical name in capitals, for the log
   */
  public CoinbaseExchangeSession(String venue, MarketDataListener listener) {
    this.venue = venue;
    this.listener = listener;
    this.refusals = new Refusals(venue);
    this.parser = new CoinbaseExchangeParser(refusals);
    for (CoinbaseMessageType type : CoinbaseMessageType.values()) {
      counts.put(type, new Count());
    }
  }

  @Override
  public void onMessage(String text, long receiveTimeNs) {
    try {
      parser.read(text, message);
      counts.get(message.type).value++;
      dispatch(receiveTimeNs);
    } catch (IOException e) {
      refusals.add("The message \"" + Excerpt.of(text) + "\" is no JSON that can be read.");
    } catch (InvalidMessageException e) {
      refusals.add(e.getMessage() + " The message is left out.");
    }
  }

  private void dispatch(long receiveTimeNs) throws InvalidMessageException {
    switch (message.type) {
      case SNAPSHOT ->
          listener.onFullBook(
              CanonicalSymbol.check(message.productId), message.levels, message.timeNs);
      case L2UPDATE ->
          listener.onBookChange(
              CanonicalSymbol.check(message.productId), message.levels, message.timeNs);
      case MATCH -> match(receiveTimeNs);
      case LAST_MATCH ->
          continuity.history(CanonicalSymbol.check(message.productId), checkedTradeId());
      case SUBSCRIPTIONS -> expectedBooks = message.bookSymbols.size();
      case ERROR ->
          LOG.log(
              Level.WARNING,
              "event=venue_error venue={0} The venue refused something: {1} {2}",
              venue,
              Excerpt.of(message.message),
              Excerpt.of(message.reason));
      case TICKER, HEARTBEAT, UNKNOWN -> {}
    }
  }

  private void match(long receiveTimeNs) throws InvalidMessageException {
    String symbol = CanonicalSymbol.check(message.productId);
    if (!message.priced || !message.sized || message.size.mantissa() == 0) {
      throw new InvalidMessageException(
          "The trade " + message.tradeId + " of " + symbol + " lacks a price or a size.");
    }
    boolean makerSold = CoinbaseExchangeMessage.isSell(message.side);
    if (continuity.accept(symbol, checkedTradeId())) {
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
          "The trade id " + message.tradeId + " of " + message.productId + " is not positive.");
    }
    return message.tradeId;
  }

  @Override
  public void restart() {
    continuity.forget();
  }

  @Override
  public int expectedBooks() {
    return expectedBooks;
  }

  /** Messages of a type that were understood so far. */
  public long count(CoinbaseMessageType type) {
    return counts.get(type).value;
  }

  /** Holes in the trade ids, all symbols. */
  public long gaps() {
    return continuity.gaps();
  }

  /** Messages and levels that could not be used. */
  public long refused() {
    return refusals.count();
  }

  @Override
  public String health() {
    return "gaps="
        + continuity.gaps()
        + " missed="
        + continuity.missed()
        + " duplicates="
        + continuity.duplicates()
        + " refused="
        + refusals.count()
        + " venue_errors="
        + count(CoinbaseMessageType.ERROR);
  }

  private static final class Count {
    private long value;
  }
}
