package org.tradewire.trading.market.entity;

import java.math.BigDecimal;

/**
 * A minute as its venue has it. The venue is right about what it says; what it does not say stays
 * as it was made of trades.
 *
 * @param openTimeMs beginning of the minute, milliseconds since the Unix epoch
 * @param takerBuyVolume null where the venue does not say
 * @param quoteVolume null where the venue does not say
 * @param trades 0 where the venue does not say
 */
public record VenueCandle(
    long openTimeMs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal takerBuyVolume,
    BigDecimal quoteVolume,
    long trades) {

  /**
   * The corrected candle.
   *
   * @param made of trades; null where none was seen
   */
  public Candle over(Candle made) {
    BigDecimal taker = made == null ? BigDecimal.ZERO : made.takerBuyVolume();
    BigDecimal quote = made == null ? BigDecimal.ZERO : made.quoteVolume();
    return new Candle(
        openTimeMs,
        open,
        high,
        low,
        close,
        volume,
        quoteVolume == null ? quote : quoteVolume,
        // Of two stored candles the one with more trades is the better one: never fewer.
        Math.max(trades, made == null ? 1 : made.trades()),
        takerBuyVolume == null ? taker.min(volume) : takerBuyVolume);
  }
}
