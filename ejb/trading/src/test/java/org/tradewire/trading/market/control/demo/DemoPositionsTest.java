package org.tradewire.trading.market.control.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;

class DemoPositionsTest {
  private static final VenueSymbol BTC = new VenueSymbol("SIMULATOR", "BTC-USD");
  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
  private static final int COUNT = 576;

  private final OpenInterestSample first =
      new OpenInterestSample(
          BTC,
          BEGIN.plus(Duration.ofMinutes(5L * COUNT + 4)),
          new BigDecimal("81234.567"),
          null,
          "live");
  private final DemoPositions positions = new DemoPositions(candles(), first);

  @Test
  void shouldMeetTheFirstRealSampleAndDriftNotFarFromIt() {
    List<OpenInterestSample> samples = positions.openInterest();

    assertThat(samples).hasSize(COUNT);
    assertThat(samples.get(0).sampledAt()).isEqualTo(BEGIN.plus(Duration.ofMinutes(5)));
    assertThat(samples.get(COUNT - 1).quantity()).isEqualTo(first.quantity());
    assertThat(samples)
        .allSatisfy(
            each -> {
              assertThat(each.source()).isEqualTo("simulated");
              assertThat(each.quantity())
                  .isBetween(new BigDecimal("20000"), new BigDecimal("320000"));
              assertThat(each.quantity().scale()).isEqualTo(3);
            });
    for (int i = 1; i < COUNT; i++) {
      BigDecimal change = samples.get(i).quantity().subtract(samples.get(i - 1).quantity()).abs();
      assertThat(change).isLessThan(samples.get(i).quantity().multiply(new BigDecimal("0.021")));
    }
  }

  @Test
  void shouldLoseOpenInterestWhereThePriceMovesFast() {
    List<OpenInterestSample> samples = positions.openInterest();

    for (int i = 10; i < COUNT; i += 10) {
      assertThat(samples.get(i).quantity()).isLessThan(samples.get(i - 1).quantity());
    }
  }

  @Test
  void shouldForceOrdersOfTheSideThatLost() {
    List<ObservedLiquidation> orders = positions.liquidations();

    assertThat(orders).isNotEmpty().extracting(ObservedLiquidation::at).isSorted();
    assertThat(orders).extracting(ObservedLiquidation::at).doesNotHaveDuplicates();
    assertThat(orders).extracting(ObservedLiquidation::side).contains(Side.BUY, Side.SELL);
    for (ObservedLiquidation each : orders) {
      Candle candle = candles().get((int) (Duration.between(BEGIN, each.at()).toMinutes() / 5));
      boolean fell = candle.close().compareTo(candle.open()) < 0;
      assertThat(each.side()).isEqualTo(fell ? Side.SELL : Side.BUY);
      assertThat(each.price()).isBetween(candle.low(), candle.high());
      assertThat(each.quantity()).isPositive().isLessThan(candle.volume());
    }
  }

  @Test
  void shouldMakeTheSameAgain() {
    DemoPositions again = new DemoPositions(candles(), first);

    assertThat(again.openInterest()).isEqualTo(positions.openInterest());
    assertThat(again.liquidations()).isEqualTo(positions.liquidations());
  }

  @Test
  void shouldMakeNothingOfNoCandles() {
    DemoPositions none = new DemoPositions(List.of(), first);

    assertThat(none.openInterest()).isEmpty();
    assertThat(none.liquidations()).isEmpty();
  }

  /** Each tenth moves by 2 %, down and up by turns; the others hardly. */
  private static List<Candle> candles() {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      boolean fast = i % 10 == 0;
      int move = fast ? (i % 20 == 0 ? -1_280 : 1_280) : i % 7 + 20;
      BigDecimal open = new BigDecimal("64000.10");
      BigDecimal close = open.add(BigDecimal.valueOf(move));
      candles.add(
          new Candle(
              BEGIN.plus(Duration.ofMinutes(5L * i)).toEpochMilli(),
              open,
              open.max(close),
              open.min(close),
              close,
              new BigDecimal("123.456"),
              new BigDecimal("7901184"),
              500,
              new BigDecimal("60")));
    }
    return candles;
  }
}
