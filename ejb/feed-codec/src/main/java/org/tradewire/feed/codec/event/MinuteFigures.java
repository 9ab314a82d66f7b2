package org.tradewire.feed.codec.event;

import java.math.BigDecimal;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.codec.MinuteDecoder;
import org.tradewire.feed.codec.MinuteEncoder;

/** The figures of a candle in the fields of a record. Stateless. */
public final class MinuteFigures {

  /** Stands for a volume that the venue does not say. */
  private static final long NOT_SAID = -1;

  private MinuteFigures() {}

  /** Writes time and figures into a record whose header is written. */
  public static MinuteEncoder put(VenueCandle candle, MinuteEncoder minute) {
    int priceScale = candle.priceScale();
    int quantityScale = candle.quantityScale();
    int quoteScale = candle.quoteScale();
    return minute
        .openTimeNs(candle.openTimeNs())
        .openMantissa(mantissa(candle.open(), priceScale))
        .highMantissa(mantissa(candle.high(), priceScale))
        .lowMantissa(mantissa(candle.low(), priceScale))
        .closeMantissa(mantissa(candle.close(), priceScale))
        .volumeMantissa(mantissa(candle.volume(), quantityScale))
        .takerBuyMantissa(mantissa(candle.takerBuyVolume(), quantityScale))
        .quoteVolumeMantissa(mantissa(candle.quoteVolume(), quoteScale))
        .trades(candle.trades())
        .priceScale((short) priceScale)
        .quantityScale((short) quantityScale)
        .quoteScale((short) quoteScale);
  }

  /**
   * Reads time and figures of a record.
   *
   * @throws IllegalArgumentException if they cannot be those of a candle: the record is damaged
   */
  static VenueCandle of(MinuteDecoder minute) {
    int priceScale = minute.priceScale();
    int quantityScale = minute.quantityScale();
    return new VenueCandle(
        minute.openTimeNs(),
        BigDecimal.valueOf(minute.openMantissa(), priceScale),
        BigDecimal.valueOf(minute.highMantissa(), priceScale),
        BigDecimal.valueOf(minute.lowMantissa(), priceScale),
        BigDecimal.valueOf(minute.closeMantissa(), priceScale),
        BigDecimal.valueOf(minute.volumeMantissa(), quantityScale),
        said(minute.takerBuyMantissa(), quantityScale),
        said(minute.quoteVolumeMantissa(), minute.quoteScale()),
        minute.trades());
  }

  /** A value of 18 digits at most as a record has it; what is null was not said. */
  static long mantissa(BigDecimal value, int scale) {
    return value == null ? NOT_SAID : value.setScale(scale).unscaledValue().longValueExact();
  }

  /** The value of a record's field; null where it was not said. */
  static BigDecimal said(long mantissa, int scale) {
    return mantissa < 0 ? null : BigDecimal.valueOf(mantissa, scale);
  }
}
