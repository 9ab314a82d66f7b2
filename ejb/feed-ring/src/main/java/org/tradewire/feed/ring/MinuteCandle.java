package org.tradewire.feed.ring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * A candle of one minute as a venue has it. What the venue does not say is null, or 0 trades.
 *
 * @param openTimeNs beginning of the minute, nanoseconds since the Unix epoch
 * @param volume in units of the base currency
 * @param takerBuyVolume the part of {@code volume} in which the taker bought
 * @param quoteVolume in units of the quote currency
 */
public record MinuteCandle(
    long openTimeNs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal takerBuyVolume,
    BigDecimal quoteVolume,
    long trades) {

  private static final int MAX_SCALE = 18;

  /** Most digits of a number, those behind the point included. */
  public static final int MAX_DIGITS = 18;

  /** Checks that every number fits a record. */
  public MinuteCandle {
    int priceScale = scale(open, high, low, close);
    check("A price", priceScale, open, high, low, close);
    check("A volume", scale(volume, takerBuyVolume), volume, takerBuyVolume);
    check("A volume", scale(quoteVolume), quoteVolume);
    if (low.compareTo(open.min(close)) > 0 || high.compareTo(open.max(close)) < 0) {
      throw new RingException("A candle's low " + low + " or high " + high + " lies inside it.");
    }
    if (trades < 0 || trades > Integer.MAX_VALUE) {
      throw new RingException("A candle has 0 to " + Integer.MAX_VALUE + " trades: " + trades);
    }
  }

  int priceScale() {
    return scale(open, high, low, close);
  }

  int quantityScale() {
    return scale(volume, takerBuyVolume);
  }

  int quoteScale() {
    return scale(quoteVolume);
  }

  /** Digits of a value as a whole number; -1 for what the venue does not say. */
  static long mantissa(BigDecimal value, int scale) {
    return value == null ? -1 : value.setScale(scale).unscaledValue().longValueExact();
  }

  private static int scale(BigDecimal... values) {
    return Stream.of(values)
        .filter(each -> each != null)
        .mapToInt(BigDecimal::scale)
        .reduce(0, Math::max);
  }

  /** Digits are counted before anything is scaled: an exponent may be monstrous. */
  private static void check(String what, int scale, BigDecimal... values) {
    for (BigDecimal each : values) {
      if (each != null
          && (each.signum() < 0
              || scale > MAX_SCALE
              || each.precision() - each.scale() + scale > MAX_DIGITS
              || each.unscaledValue().equals(BigInteger.ZERO) && each.scale() < 0)) {
        throw new RingException(
            what + " of a candle has more than " + MAX_DIGITS + " digits, or is negative.");
      }
    }
  }
}
