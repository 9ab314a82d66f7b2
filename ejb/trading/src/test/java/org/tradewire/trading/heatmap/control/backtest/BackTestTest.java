package org.tradewire.trading.heatmap.control.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.heatmap.entity.BackTestDay;
import org.tradewire.trading.heatmap.entity.BackTestResult;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.VenueSymbol;

class BackTestTest {
  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USDT");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final BigDecimal BUCKET = new BigDecimal("100");
  private static final BigDecimal PRICE = new BigDecimal("100000");
  private static final long CANDLE_MS = TimeUnit.MINUTES.toMillis(5);
  private static final int CANDLES = 288;
  private static final int DAYS = 20;

  /** Buckets of a side within 5 % of the price. */
  private static final int RANGE = 51;

  private static final int ZONES = 5;

  @Test
  void shouldFindWhatThePictureKnows() {
    BackTestResult result = result(1, true);

    assertThat(result.recall()).isGreaterThan(new BigDecimal("0.5"));
    assertThat(result.uniformLift().value()).isGreaterThan(new BigDecimal("3"));
    assertThat(result.uniformLift().low()).isGreaterThan(new BigDecimal("3"));
    assertThat(result.shiftedLift().low()).isGreaterThan(new BigDecimal("3"));
  }

  @Test
  void shouldSayThatAPictureOfNoiseKnowsNothing() {
    // Of twenty runs an interval of 95 % misses its value once: most of them must hold it.
    int holding = 0;
    for (int seed = 0; seed < 20; seed++) {
      BackTestResult.Lift lift = result(seed, false).uniformLift();
      if (lift.low().compareTo(BigDecimal.ONE) <= 0 && lift.high().compareTo(BigDecimal.ONE) >= 0) {
        holding++;
      }
    }

    assertThat(holding).isGreaterThanOrEqualTo(15);
  }

  @Test
  void shouldCountChanceByTheZonesThereAre() {
    BackTest test = new BackTest(BUCKET);
    HeatmapSnapshot before = picture(0, List.of(level(97_000, "5000000"), level(98_000, "10")));

    test.add(before, picture(1, List.of()), List.of(liquidated(1, 97_050), liquidated(1, 96_000)));

    BackTestDay day = test.day(FIRST, LevelSide.LONG);
    assertThat(day.events()).isEqualTo(2);
    assertThat(day.hit()).isEqualByComparingTo("97050");
    assertThat(day.uniform())
        .isCloseTo(
            new BigDecimal("193050")
                .multiply(new BigDecimal("2"))
                .divide(new BigDecimal(RANGE), MathContext.DECIMAL64),
            Offset.offset(new BigDecimal("0.001")));
    assertThat(day.missingMinutes()).isEqualTo((CANDLES - 1) * 5);
    assertThat(test.day(FIRST, LevelSide.SHORT).events()).isZero();
  }

  @Test
  void shouldCountWhatAsManyBucketsNearestToThePriceHold() {
    BackTest test = new BackTest(BUCKET);
    HeatmapSnapshot before =
        picture(
            0,
            List.of(
                level(96_000, "5000000"),
                level(97_000, "10"),
                shorts(102_000, "7"),
                shorts(103_000, "7"),
                shorts(104_000, "7")));

    test.add(
        before,
        picture(1, List.of()),
        List.of(
            liquidated(1, 100_050),
            liquidated(1, 99_950),
            liquidated(1, 99_850),
            liquidated(Side.BUY, 1, 100_050),
            liquidated(Side.BUY, 1, 100_250),
            liquidated(Side.BUY, 1, 100_350)));

    assertThat(test.day(FIRST, LevelSide.LONG).nearest())
        .as("two zones: 99,900 to 100,100")
        .isEqualByComparingTo("200000");
    assertThat(test.day(FIRST, LevelSide.SHORT).nearest())
        .as("three zones: 100,000 to 100,300")
        .isEqualByComparingTo("200300");
  }

  /** A picture that is dense near the price knows no more than that. */
  @Test
  void shouldTellAPictureThatOnlyKnowsThePriceFromOneThatKnowsMore() {
    BackTestResult near = nearThePrice(false);
    BackTestResult more = nearThePrice(true);

    assertThat(near.uniformLift().low()).isGreaterThan(new BigDecimal("3"));
    assertThat(near.nearestLift().low()).isLessThanOrEqualTo(BigDecimal.ONE);
    assertThat(near.nearestLift().high()).isGreaterThanOrEqualTo(BigDecimal.ONE);
    assertThat(more.nearestLift().low()).isGreaterThan(new BigDecimal("3"));
  }

  /** On one day of ten the buckets near the price held something; a third of the draws lacks it. */
  @Test
  void shouldCountDrawsInWhichChanceHeldNothingAsInfinite() {
    List<BackTestDay> days = new ArrayList<>();
    for (int d = 0; d < 10; d++) {
      days.add(day(d, "50", d == 0 ? "20" : "0"));
    }

    BackTestResult.Lift lift = BackTestResult.of(LevelSide.LONG, days).nearestLift();

    assertThat(lift.value()).isEqualByComparingTo("25");
    assertThat(lift.low()).isLessThan(new BigDecimal("25"));
    assertThat(lift.high()).as("infinite").isNull();
  }

  @Test
  void shouldLeaveOutDrawsInWhichNothingWasHeldByEither() {
    List<BackTestDay> days = new ArrayList<>();
    for (int d = 0; d < 10; d++) {
      days.add(day(d, d == 0 ? "60" : "0", d == 0 ? "20" : "0"));
    }

    BackTestResult.Lift lift = BackTestResult.of(LevelSide.LONG, days).nearestLift();

    assertThat(lift.low()).isEqualByComparingTo("3");
    assertThat(lift.high()).isEqualByComparingTo("3");
  }

  private static BackTestDay day(int number, String hit, String nearest) {
    return new BackTestDay(
        LevelSide.LONG,
        FIRST.plusDays(number),
        CANDLES,
        3,
        new BigDecimal("100"),
        new BigDecimal(hit),
        BigDecimal.TEN,
        BigDecimal.TEN,
        new BigDecimal(nearest),
        null,
        0);
  }

  /** Liquidations near the price; or where the picture is dense, farther away. */
  private static BackTestResult nearThePrice(boolean knows) {
    Random random = new Random(11);
    List<BackTestDay> days = new ArrayList<>();
    for (int d = 0; d < DAYS; d++) {
      BackTest test = new BackTest(BUCKET);
      for (int i = 1; i <= CANDLES; i++) {
        List<HeatmapLevel> levels = new ArrayList<>();
        int top = knows ? 97_000 : 100_000;
        for (int zone = ZONES - 1; zone >= 0; zone--) {
          levels.add(level(top - 100 * zone, "1000000"));
        }
        int far = random.nextInt(5) == 0 ? 20 : 0;
        int price = top - 100 * (random.nextInt(ZONES) + far) + 50;
        int other = 100_000 - 100 * random.nextInt(RANGE) + 50;
        test.add(
            picture(i - 1, levels),
            picture(i, levels),
            List.of(liquidated(i, price), liquidated(i, random.nextInt(4) == 0 ? other : price)));
      }
      days.add(test.day(FIRST.plusDays(d), LevelSide.LONG));
    }
    return BackTestResult.of(LevelSide.LONG, days);
  }

  private static HeatmapLevel shorts(int price, String density) {
    return new HeatmapLevel(BigDecimal.valueOf(price), BigDecimal.ZERO, new BigDecimal(density));
  }

  @Test
  void shouldLeaveOutWhatIsFarAwayOrOnTheOtherSide() {
    BackTest test = new BackTest(BUCKET);
    HeatmapSnapshot before = picture(0, List.of(level(94_000, "5000000")));

    test.add(before, picture(1, List.of()), List.of(liquidated(1, 94_050), liquidated(1, 101_000)));

    assertThat(test.day(FIRST, LevelSide.LONG).events()).isZero();
    BackTestResult result =
        BackTestResult.of(LevelSide.LONG, List.of(test.day(FIRST, LevelSide.LONG)));
    assertThat(result.recall()).isNull();
    assertThat(result.uniformLift()).isNull();
  }

  /** Twenty days; each candle has five dense buckets below the price, and some liquidations. */
  private static BackTestResult result(long seed, boolean planted) {
    Random random = new Random(seed);
    List<BackTestDay> days = new ArrayList<>();
    for (int d = 0; d < DAYS; d++) {
      BackTest test = new BackTest(BUCKET);
      for (int i = 1; i <= CANDLES; i++) {
        List<HeatmapLevel> levels = new ArrayList<>();
        List<Integer> dense = new ArrayList<>();
        for (int zone = 0; zone < ZONES; zone++) {
          int price = 95_000 + 100 * random.nextInt(RANGE);
          dense.add(price);
          levels.add(level(price, "1000000"));
        }
        List<ObservedLiquidation> events = new ArrayList<>();
        for (int e = 0; e < random.nextInt(4); e++) {
          boolean known = planted && random.nextInt(10) < 6;
          int price =
              known ? dense.get(random.nextInt(ZONES)) + 50 : 95_000 + 100 * random.nextInt(RANGE);
          events.add(liquidated(i, price));
        }
        levels.sort((one, other) -> one.price().compareTo(other.price()));
        test.add(picture(i - 1, levels), picture(i, levels), events);
      }
      days.add(test.day(FIRST.plusDays(d), LevelSide.LONG));
    }
    return BackTestResult.of(LevelSide.LONG, days);
  }

  private static HeatmapSnapshot picture(int candle, List<HeatmapLevel> levels) {
    return new HeatmapSnapshot(at(candle), PRICE, levels, 0, 0, BigDecimal.valueOf(candle));
  }

  private static long at(int candle) {
    return FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + candle * CANDLE_MS;
  }

  private static HeatmapLevel level(int price, String density) {
    return new HeatmapLevel(BigDecimal.valueOf(price), new BigDecimal(density), BigDecimal.ZERO);
  }

  private static ObservedLiquidation liquidated(int candle, int price) {
    return liquidated(Side.SELL, candle, price);
  }

  private static ObservedLiquidation liquidated(Side side, int candle, int price) {
    BigDecimal at = BigDecimal.valueOf(price);
    return new ObservedLiquidation(
        BTC, side, at, at, BigDecimal.ONE, BigDecimal.ONE, Instant.ofEpochMilli(at(candle)));
  }
}
