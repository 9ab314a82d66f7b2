package org.tradewire.trading.heatmap.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.heatmap.control.InterestSeries.Interest;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.market.entity.Candle;

class InterestSeriesTest {
  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
  private static final long LENGTH = 5 * MINUTE;

  private final InterestSeries series = new InterestSeries(LENGTH);

  @Test
  void shouldGiveASampleOnTheEdgeToTheCandleThatEndsThere() {
    sample(0, "10");
    sample(5, "12");
    sample(10, "11");

    assertThat(delta(null, 0)).isEqualByComparingTo("2");
    assertThat(delta(candle(0), 5)).isEqualByComparingTo("-1");
  }

  @Test
  void shouldAddUpWhatChangedInOneCandle() {
    sample(4, "10");
    sample(6, "15");
    sample(9, "13");

    assertThat(delta(candle(0), 5)).isEqualByComparingTo("3");
  }

  @Test
  void shouldGiveTheChangeOfACandleThatDoesNotExistToTheNextOne() {
    sample(4, "10");
    sample(9, "13");
    sample(14, "14");

    assertThat(delta(candle(0), 10)).isEqualByComparingTo("4");
  }

  @Test
  void shouldBeNothingWithoutASampleAndAfterTheVeryFirst() {
    assertThat(delta(null, 0)).isZero();
    sample(4, "10");
    assertThat(delta(null, 0)).isZero();
    assertThat(delta(candle(0), 5)).isZero();
  }

  @Test
  void shouldCountInTheQuoteCurrencyForTheClassicModel() {
    series.put(4 * MINUTE, new Interest(new BigDecimal("10"), new BigDecimal("1000")));
    series.put(9 * MINUTE, new Interest(new BigDecimal("12"), new BigDecimal("1250")));
    series.put(14 * MINUTE, new Interest(new BigDecimal("13"), null));

    assertThat(series.delta(HeatmapModel.CLASSIC, candle(0), candle(5)))
        .isEqualByComparingTo("250");
    assertThat(series.delta(HeatmapModel.CLASSIC, candle(5), candle(10)))
        .as("at the close of 100, where the venue says no value")
        .isEqualByComparingTo("100");
  }

  @Test
  void shouldKeepWhatALaterChangeIsCountedFrom() {
    sample(4, "10");
    sample(9, "13");

    series.forgetBefore(12 * MINUTE);
    sample(14, "20");

    assertThat(delta(candle(5), 10)).isEqualByComparingTo("7");
    assertThat(series.at(candle(5)).orElseThrow().quantity()).isEqualByComparingTo("13");
  }

  private BigDecimal delta(Candle previous, long minute) {
    return series.delta(HeatmapModel.ISOLATED_MARGIN, previous, candle(minute));
  }

  private void sample(long minute, String quantity) {
    series.put(minute * MINUTE, new Interest(new BigDecimal(quantity), null));
  }

  private static Candle candle(long minute) {
    BigDecimal price = new BigDecimal("100");
    return new Candle(
        minute * MINUTE, price, price, price, price, BigDecimal.ONE, price, 1, BigDecimal.ONE);
  }
}
