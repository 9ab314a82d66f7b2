package org.tradewire.collector.venue;

/**
 * Receives what a venue says, in the venue's order, on the collector's writer thread.
 *
 * <p>Symbols are canonical ({@code BTC-USD}, at most 24 ASCII characters). Decimals are {@code
 * mantissa * 10^-scale}, at least 0, scale 0 to 18. Times are nanoseconds since the Unix epoch, 0
 * where the venue gives none. Level lists belong to the caller and are valid during the call.
 */
public interface MarketDataListener {

  /**
   * A new trade.
   *
   * @param aggressorSold whether the taker sold, otherwise he bought
   * @param tradeId the venue's own number
   */
  void onTrade(
      String symbol,
      long priceMantissa,
      int priceScale,
      long quantityMantissa,
      int quantityScale,
      boolean aggressorSold,
      long tradeId,
      long exchangeTimeNs,
      long receiveTimeNs);

  /** Absolute levels that changed; quantity 0 removes one. */
  void onBookChange(String symbol, LevelList changes, long exchangeTimeNs);

  /** Every level of the symbol's book: what was known before is void. */
  void onFullBook(String symbol, LevelList levels, long exchangeTimeNs);
}
