package org.tradewire.collector.venue.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.feed.api.VenueCandle;

/** One minute while it is being read, fields in any order. Not thread-safe. */
public final class MinuteRow {

  private static final int PRODUCT_SCALE = 8;

  public long openSeconds;
  public BigDecimal open;
  public BigDecimal high;
  public BigDecimal low;
  public BigDecimal close;
  public BigDecimal volume;
  public BigDecimal takerBuyVolume;
  public BigDecimal quoteVolume;
  public long trades;

  /** What is traded at an average price, where a venue tells that one instead of the product. */
  public void averagePrice(BigDecimal price) {
    quoteVolume =
        price
            .multiply(volume, MathContext.DECIMAL64)
            .setScale(PRODUCT_SCALE, RoundingMode.HALF_EVEN);
  }

  /** Without the zeros at its end, where a record has no room for them. */
  private static BigDecimal fitting(BigDecimal value) {
    if (value == null || value.precision() <= VenueCandle.MAX_DIGITS) {
      return value;
    }
    BigDecimal shorter = value.stripTrailingZeros();
    return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
  }

  /**
   * A value with the digits that a record has room for, where those before the point are no more. A
   * product of prices and quantities has more digits than either, of which the last say little.
   */
  public static BigDecimal rounded(BigDecimal exact) {
    BigDecimal value = fitting(exact);
    int tooMany = value == null ? 0 : value.precision() - VenueCandle.MAX_DIGITS;
    return tooMany > 0 && tooMany <= value.scale()
        ? value.setScale(value.scale() - tooMany, RoundingMode.HALF_EVEN)
        : value;
  }

  /**
   * The candle.
   *
   * @throws InvalidMessageException if something is missing or cannot be
   */
  public VenueCandle candle() throws InvalidMessageException {
    if (open == null || high == null || low == null || close == null || volume == null) {
      throw new InvalidMessageException("A candle lacks a price or its volume.");
    }
    try {
      return new VenueCandle(
          TimeUnit.SECONDS.toNanos(openSeconds),
          fitting(open),
          fitting(high),
          fitting(low),
          fitting(close),
          fitting(volume),
          fitting(takerBuyVolume),
          rounded(quoteVolume),
          trades);
    } catch (IllegalArgumentException e) {
      throw new InvalidMessageException(e.getMessage());
    }
  }
}
