package org.tradewire.feed.api;

import java.math.BigDecimal;

/**
 * What was traded in a stretch of time that is over, as its venue has it. The length is said where
 * the candle is handed over. What the venue does not say is null, or 0 trades.
 *
 * @param openTimeNs its beginning, nanoseconds since the Unix epoch
 * @param volume in units of the base currency
 * @param takerBuyVolume the part of {@code volume} in which the taker bought
 * @param quoteVolume in units of the quote currency
 * @param trades 0 to {@link Integer#MAX_VALUE}
 */
public record VenueCandle(
    long openTimeNs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal takerBuyVolume,
    BigDecimal quoteVolume,
    long trades) {

  /** Most digits of a number, those after the point included: a record has room for them. */
  public static final int MAX_DIGITS = 18;

  /**
   * Checks that the figures can be those of a candle and fit a record.
   *
   * @throws IllegalArgumentException one sentence that names what is wrong
   */
  public VenueCandle {
    RecordDigits.check("A price of a candle", open, high, low, close);
    RecordDigits.check("A volume of a candle", volume, takerBuyVolume);
    RecordDigits.check("A volume of a candle", quoteVolume);
    if (low.compareTo(open.min(close)) > 0 || high.compareTo(open.max(close)) < 0) {
      throw new IllegalArgumentException(
          "A candle's low " + low + " or high " + high + " lies inside it.");
    }
    if (trades < 0 || trades > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A candle has 0 to " + Integer.MAX_VALUE + " trades: " + trades);
    }
  }

  /** Digits after the point that all prices need. */
  public int priceScale() {
    return RecordDigits.scale(open, high, low, close);
  }

  /** Digits after the point that all volumes of the base currency need. */
  public int quantityScale() {
    return RecordDigits.scale(volume, takerBuyVolume);
  }

  /** Digits after the point that the volume of the quote currency needs. */
  public int quoteScale() {
    return RecordDigits.scale(quoteVolume);
  }
}
