package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/**
 * What some days say together about one side. A picture that is no better than chance has a lift
 * whose interval holds 1; one that says no more than that liquidations come near the price has such
 * a lift over the nearest.
 *
 * @param recall share of the observed volume inside the densest zones; null without volume
 * @param uniformLift over zones as large anywhere; null without volume
 * @param shiftedLift over the same zones shifted; null without volume
 * @param nearestLift over as many buckets nearest to the price; null where they held nothing
 * @param rankCorrelation the mean of the days that have one; null where none has
 */
public record BackTestResult(
    LevelSide side,
    int days,
    int candles,
    int events,
    BigDecimal volume,
    BigDecimal recall,
    Lift uniformLift,
    Lift shiftedLift,
    Lift nearestLift,
    BigDecimal rankCorrelation,
    int missingMinutes) {

  private static final int SAMPLES = 1_000;
  private static final int LEAST_DAYS = 5;
  private static final int DECIMALS = 4;
  private static final long SEED = 20_260_625;

  /**
   * How many times as much as by chance.
   *
   * @param low end of the 95 % interval, drawn from days with replacement; null for fewer than five
   *     days
   * @param high its other end; null for fewer than five days, and where it is infinite: chance held
   *     nothing on so many of the drawn days that it may hold next to nothing
   */
  public record Lift(BigDecimal value, BigDecimal low, BigDecimal high) {}

  /** Of some days of one side. */
  public static BackTestResult of(LevelSide side, List<BackTestDay> days) {
    BigDecimal volume = sum(days, BackTestDay::volume);
    List<BigDecimal> correlations =
        days.stream().map(BackTestDay::rankCorrelation).filter(Objects::nonNull).toList();
    return new BackTestResult(
        side,
        days.size(),
        days.stream().mapToInt(BackTestDay::candles).sum(),
        days.stream().mapToInt(BackTestDay::events).sum(),
        volume,
        ratio(sum(days, BackTestDay::hit), volume),
        lift(days, BackTestDay::uniform),
        lift(days, BackTestDay::shifted),
        lift(days, BackTestDay::nearest),
        correlations.isEmpty()
            ? null
            : correlations.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(correlations.size()), DECIMALS, RoundingMode.HALF_EVEN),
        days.stream().mapToInt(BackTestDay::missingMinutes).sum());
  }

  private static Lift lift(List<BackTestDay> days, Function<BackTestDay, BigDecimal> chance) {
    BigDecimal value = ratio(sum(days, BackTestDay::hit), sum(days, chance));
    if (value == null) {
      return null;
    }
    List<BackTestDay> counting = days.stream().filter(each -> each.volume().signum() > 0).toList();
    if (counting.size() < LEAST_DAYS) {
      return new Lift(value, null, null);
    }
    Random random = new Random(SEED);
    List<BigDecimal> lifts = new ArrayList<>(SAMPLES);
    int infinite = 0;
    for (int i = 0; i < SAMPLES; i++) {
      List<BackTestDay> drawn = new ArrayList<>(counting.size());
      for (int j = 0; j < counting.size(); j++) {
        drawn.add(counting.get(random.nextInt(counting.size())));
      }
      BigDecimal hit = sum(drawn, BackTestDay::hit);
      BigDecimal lift = ratio(hit, sum(drawn, chance));
      if (lift != null) {
        lifts.add(lift);
      } else if (hit.signum() > 0) {
        infinite++;
      } // Nothing out of nothing says nothing.
    }
    Collections.sort(lifts);
    int all = lifts.size() + infinite;
    return new Lift(value, at(lifts, all * 25 / 1_000), at(lifts, all * 975 / 1_000));
  }

  /** Of ascending values, behind which come the infinite ones; null for one of these. */
  private static BigDecimal at(List<BigDecimal> finite, int place) {
    return place < finite.size() ? finite.get(place) : null;
  }

  private static BigDecimal sum(List<BackTestDay> days, Function<BackTestDay, BigDecimal> column) {
    return days.stream().map(column).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal ratio(BigDecimal one, BigDecimal other) {
    return other.signum() == 0
        ? null
        : one.divide(other, MathContext.DECIMAL64).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
