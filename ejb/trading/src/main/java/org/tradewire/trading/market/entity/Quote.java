package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.util.Optional;
import org.tradewire.feed.api.LevelChange;

/**
 * What an instrument can be bought and sold for now, at one venue.
 *
 * @param bid for whoever sells
 * @param ask for whoever buys
 */
public record Quote(VenueSymbol instrument, BigDecimal bid, BigDecimal ask) {

  /**
   * The quote of a book.
   *
   * @return empty where a side is empty, and where the bid is above the ask: no exchange has such a
   *     book, something of it was lost, and who bought and sold at it would be given money
   */
  public static Optional<Quote> of(VenueSymbol instrument, BestPrices best) {
    if (best.bid() == null || best.ask() == null) {
      return Optional.empty();
    }
    Quote quote = new Quote(instrument, price(best.bid()), price(best.ask()));
    return quote.bid.compareTo(quote.ask) > 0 ? Optional.empty() : Optional.of(quote);
  }

  private static BigDecimal price(LevelChange level) {
    return BigDecimal.valueOf(level.priceMantissa(), level.priceScale());
  }
}
