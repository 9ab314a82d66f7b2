package org.tradewire.trading.market.entity;

import org.tradewire.feed.api.TradeTick;

/**
 * Hears what instruments are quoted and traded at, as this node's feeds bring it. Called on the
 * thread of a ring or of the relay, in the order of each book and of each tape, while the book
 * waits: must neither block nor throw, nor ask for a book.
 */
public interface PriceListener {

  /** Hears nothing. */
  PriceListener NONE =
      new PriceListener() {
        @Override
        public void quoted(VenueSymbol instrument, TimedQuote quote) {}

        @Override
        public void traded(TradeTick trade) {}
      };

  /**
   * A book was changed by a message of the exchange, or was lost. A full book that the collector
   * repeats by itself is none.
   */
  void quoted(VenueSymbol instrument, TimedQuote quote);

  /** Somebody traded. */
  void traded(TradeTick trade);
}
