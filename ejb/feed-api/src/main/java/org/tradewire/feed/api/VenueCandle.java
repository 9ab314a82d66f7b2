package org.tradewire.feed.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

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

  /** Most digits after the point. */
  private static final int MAX_SCALE = 18;

  /** Most digits of a number, those after the point included: a record has room for them. */
  public static final int MAX_DIGITS = 18;

  /**
   * Checks that the figures can be those of a candle and fit a record.
   *
   * @throws IllegalArgumentException one sentence that names what is wrong
   */
  public VenueCandle {
    check("A price", open, high, low, close);
    check("A volume", volume, takerBuyVolume);
    check("A volume", quoteVolume);
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
    return scale(open, high, low, close);
  }

  /** Digits after the point that all volumes of the base currency need. */
  public int quantityScale() {
    return scale(volume, takerBuyVolume);
  }

  /** Digits after the point that the volume of the quote currency needs. */
  public int quoteScale() {
    return scale(quoteVolume);
  }

  private static int scale(BigDecimal... values) {
    return Stream.of(values)
        .filter(each -> each != null)
        .mapToInt(BigDecimal::scale)
        .reduce(0, Math::max);
  }

  /** Digits are counted before anything is scaled: an exponent may be monstrous. */
  private static void check(String what, BigDecimal... values) {
    int scale = scale(values);
    for (BigDecimal each : values) {
      if (each != null
          && (each.signum() < 0
              || scale > MAX_SCALE
              || each.precision() - each.scale() + scale > MAX_DIGITS
              || each.unscaledValue().equals(BigInteger.ZERO) && each.scale() < 0)) {
        throw new IllegalArgumentException(
            what + " of a candle has more than " + MAX_DIGITS + " digits, or is negative.");
      }
    }
  }
}
