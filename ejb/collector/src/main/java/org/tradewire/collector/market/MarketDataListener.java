package org.tradewire.collector.market;

import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/**
 * Receives what a venue says, in the venue's order, on the collector's writer thread.
 *
 * <p>Symbols are canonical ({@code BTC-USD}, at most 24 ASCII characters). Decimals are {@code
 * mantissa * 10^-scale}, at least 0, scale 0 to 18. Times are nanoseconds since the Unix epoch, 0
 * where the venue gives none. Level lists belong to the caller and are valid during the call.
 */
public interface MarketDataListener {

  /** Is told and keeps nothing. */
  MarketDataListener NONE =
      new MarketDataListener() {

        @Override
        public void onTrade(TradeRecord trade) {}

        @Override
        public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {}

        @Override
        public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {}

        @Override
        public void onBookGap(String symbol, String reason) {}

        @Override
        public void onTradeGap(String symbol, long missed) {}

        @Override
        public void onChecksum(String symbol, boolean right) {}

        @Override
        public void onMinute(String symbol, VenueCandle candle) {}
      };

  /**
   * A new trade.
   *
   * @param trade belongs to the caller and is valid during the call
   */
  void onTrade(TradeRecord trade);

  /** Absolute levels that changed; quantity 0 removes one. */
  void onBookChange(String symbol, LevelList changes, long exchangeTimeNs);

  /** Every level of the symbol's book: what was known before is void. */
  void onFullBook(String symbol, LevelList levels, long exchangeTimeNs);

  /**
   * The venue's numbers have a hole, or its checksum is another: the symbol's book is void until
   * the next full book.
   *
   * @param reason one sentence
   */
  void onBookGap(String symbol, String reason);

  /** A change came of a book that the session does not have, or not yet. */
  default void onChangeWithoutBook(String symbol) {}

  /**
   * The venue's trade ids have a hole.
   *
   * @param missed how many trades never came, at least 1
   */
  void onTradeGap(String symbol, long missed);

  /** The book was compared with the venue's checksum. */
  void onChecksum(String symbol, boolean right);

  /** The venue's own candle of a minute that is over; the same one may be told again. */
  void onMinute(String symbol, VenueCandle candle);

  /**
   * How many contracts are open; a source that does not know it tells nothing.
   *
   * @param sample whose venue and time of the ring write are the writer's and not read
   */
  default void onOpenInterest(OpenInterest sample) {}

  /**
   * An order by which the venue closed somebody's position.
   *
   * @param order whose venue and time of the ring write are the writer's and not read
   */
  default void onForcedOrder(ForcedOrder order) {}
}
