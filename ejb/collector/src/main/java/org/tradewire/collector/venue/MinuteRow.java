package org.tradewire.collector.venue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.ring.MinuteCandle;
import org.tradewire.feed.ring.RingException;

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

  /**
   * The candle.
   *
   * @throws InvalidMessageException if something is missing or cannot be
   */
  public MinuteCandle candle() throws InvalidMessageException {
    if (open == null || high == null || low == null || close == null || volume == null) {
      throw new InvalidMessageException("A candle lacks a price or its volume.");
    }
    try {
      return new MinuteCandle(
          TimeUnit.SECONDS.toNanos(openSeconds),
          open,
          high,
          low,
          close,
          volume,
          takerBuyVolume,
          quoteVolume,
          trades);
    } catch (RingException e) {
      throw new InvalidMessageException(e.getMessage());
    }
  }
}
