package org.tradewire.trading.signal.control.strategy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.Num;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * The last candles, as many as a rule looks at and no more, so that what is computed of them does
 * not depend on how many older ones there are. ta4j computes with decimals of 32 digits here.
 */
final class CandleWindow {
  private final List<Candle> candles;
  private final BarSeries series;

  /**
   * @param candles oldest first, all closed
   */
  CandleWindow(TimeFrame timeFrame, List<Candle> candles) {
    this.candles = candles;
    List<Bar> bars = new ArrayList<>(candles.size());
    candles.forEach(each -> bars.add(bar(timeFrame, each)));
    this.series = new BaseBarSeriesBuilder().withNumTypeOf(DecimalNum.class).withBars(bars).build();
  }

  private static Bar bar(TimeFrame timeFrame, Candle candle) {
    return new BaseBar(
        Duration.ofMillis(timeFrame.lengthMs()),
        Instant.ofEpochMilli(candle.openTimeMs() + timeFrame.lengthMs()).atZone(ZoneOffset.UTC),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume());
  }

  BarSeries series() {
    return series;
  }

  Indicator<Num> closes() {
    return new ClosePriceIndicator(series);
  }

  /** Where the newest candle stands in the series. */
  int last() {
    return series.getEndIndex();
  }

  Candle newest() {
    return candles.get(candles.size() - 1);
  }

  Candle beforeNewest() {
    return candles.get(candles.size() - 2);
  }

  /** The decimals of the venue's prices: as many as any price of the window has. */
  int decimals() {
    return candles.stream()
        .flatMap(each -> Stream.of(each.open(), each.high(), each.low(), each.close()))
        .map(BigDecimal::stripTrailingZeros)
        .mapToInt(BigDecimal::scale)
        .reduce(0, Math::max);
  }

  /** Whether one series goes above another with the newest candle. */
  boolean rises(Indicator<Num> one, Indicator<Num> above) {
    return one.getValue(last()).isGreaterThan(above.getValue(last()))
        && one.getValue(last() - 1).isLessThanOrEqual(above.getValue(last() - 1));
  }

  /** Whether one series goes below another with the newest candle. */
  boolean falls(Indicator<Num> one, Indicator<Num> below) {
    return one.getValue(last()).isLessThan(below.getValue(last()))
        && one.getValue(last() - 1).isGreaterThanOrEqual(below.getValue(last() - 1));
  }
}
