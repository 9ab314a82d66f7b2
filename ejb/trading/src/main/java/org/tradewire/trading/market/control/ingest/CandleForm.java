package org.tradewire.trading.market.control.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;

/** Makes candles of rows: those that are over, with prices in order. */
final class CandleForm implements RowForm<Candle> {

  private final TimeFrame interval;
  private final List<String> names;
  private final Instant now;

  /**
   * Of one length of candles.
   *
   * @param names of the fields, as a row that is wrong names them
   * @param now candles that end later are not over
   */
  CandleForm(TimeFrame interval, List<String> names, Instant now) {
    this.interval = interval;
    this.names = names;
    this.now = now;
  }

  @Override
  public Candle read(List<String> row) throws RowRejectedException {
    long openTime = openTime(row);
    BigDecimal open = RowText.positive(names.get(1), row.get(1));
    BigDecimal high = RowText.positive(names.get(2), row.get(2));
    BigDecimal low = RowText.positive(names.get(3), row.get(3));
    BigDecimal close = RowText.positive(names.get(4), row.get(4));
    if (high.compareTo(low) < 0) {
      throw new RowRejectedException(names.get(2), "is below the low");
    }
    if (isOutside(open, low, high)) {
      throw new RowRejectedException(names.get(1), "lies outside of low and high");
    }
    if (isOutside(close, low, high)) {
      throw new RowRejectedException(names.get(4), "lies outside of low and high");
    }
    BigDecimal volume = RowText.amount(names.get(5), row.get(5));
    BigDecimal quoteVolume = RowText.amount(names.get(6), row.get(6));
    long trades = RowText.count(names.get(7), row.get(7));
    BigDecimal takerBuyVolume = RowText.amount(names.get(8), row.get(8));
    if (takerBuyVolume.compareTo(volume) > 0) {
      throw new RowRejectedException(names.get(8), "is more than the volume");
    }
    return new Candle(
        openTime,
        open,
        high,
        low,
        close,
        volume,
        quoteVolume,
        // A stored candle counts one at least, whatever its volume.
        Math.max(1, trades),
        takerBuyVolume);
  }

  private long openTime(List<String> row) throws RowRejectedException {
    Instant begin = RowText.instant(names.get(0), row.get(0));
    long openTime = begin.toEpochMilli();
    long end = openTime + interval.lengthMs();
    if (!begin.equals(Instant.ofEpochMilli(interval.openTime(openTime)))) {
      throw new RowRejectedException(
          names.get(0), "is not when a candle of " + interval.text() + " begins");
    }
    if (!row.get(9).isEmpty()
        && RowText.instant(names.get(9), row.get(9)).toEpochMilli() != end - 1) {
      throw new RowRejectedException(
          names.get(9), "is not when a candle of " + interval.text() + " ends");
    }
    if (now.toEpochMilli() < end) {
      throw new RowRejectedException(names.get(0), "is of a candle that is not over");
    }
    return openTime;
  }

  private static boolean isOutside(BigDecimal price, BigDecimal low, BigDecimal high) {
    return price.compareTo(low) < 0 || price.compareTo(high) > 0;
  }

  @Override
  public Instant timeOf(Candle candle) {
    return Instant.ofEpochMilli(candle.openTimeMs());
  }
}
