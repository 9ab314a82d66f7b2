package org.tradewire.trading.market.entity;

import java.math.BigDecimal;

/**
 * What was traded in a stretch of time. Prices and volumes have the digits of the venue.
 *
 * @param openTimeMs its beginning, milliseconds since the Unix epoch
 * @param volume in units of the base currency
 * @param quoteVolume price times quantity, in units of the quote currency
 * @param trades how many, at least 1
 * @param takerBuyVolume the part of {@code volume} in which the taker bought
 */
public record Candle(
    long openTimeMs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal quoteVolume,
    long trades,
    BigDecimal takerBuyVolume) {

  /** A candle of one trade. */
  public static Candle of(
      long openTimeMs, BigDecimal price, BigDecimal quantity, boolean takerBought) {
    return new Candle(
        openTimeMs,
        price,
        price,
        price,
        price,
        quantity,
        price.multiply(quantity),
        1,
        takerBought ? quantity : BigDecimal.ZERO);
  }

  /** This candle and a later one, or the next trade as a candle, as one that begins with this. */
  public Candle followedBy(Candle later) {
    return new Candle(
        openTimeMs,
        open,
        high.max(later.high),
        low.min(later.low),
        later.close,
        volume.add(later.volume),
        quoteVolume.add(later.quoteVolume),
        trades + later.trades,
        takerBuyVolume.add(later.takerBuyVolume));
  }

  /** The same with another beginning. */
  public Candle openingAt(long timeMs) {
    return new Candle(timeMs, open, high, low, close, volume, quoteVolume, trades, takerBuyVolume);
  }
}
