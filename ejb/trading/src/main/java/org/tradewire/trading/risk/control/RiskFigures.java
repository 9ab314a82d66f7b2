package org.tradewire.trading.risk.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.risk.entity.RiskInputs;
import org.tradewire.trading.risk.entity.RiskMetric;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.EquityFigures;

/**
 * Takes the inputs of a risk score from a challenge's newest trades. Pure.
 *
 * <p>Decisions where the formula is silent: trades per hour are counted from the first to the last
 * of them, at least over an hour; a fall within a day is measured from the highest equity of that
 * day, and its speed from there to its end, at least over an hour.
 */
public final class RiskFigures {

  /** Newest trades that are looked at. */
  public static final int TRADES = 200;

  private static final MathContext PRECISION = Amounts.PRECISION;
  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);
  private static final int VOLATILITY_TRADES = 30;

  private RiskFigures() {}

  /**
   * Measures.
   *
   * @param newestFirst the newest trades
   */
  public static RiskInputs of(List<TradeView> newestFirst) {
    int count = newestFirst.size();
    if (count == 0) {
      return new RiskInputs(
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO);
    }
    List<BigDecimal> results = newestFirst.stream().map(each -> each.realizedPnl()).toList();
    BigDecimal average = average(results);
    Fall fall = Fall.deepest(newestFirst);
    BigDecimal perHour =
        BigDecimal.valueOf(count)
            .divide(
                hours(newestFirst.get(count - 1).executedAt(), newestFirst.get(0).executedAt()),
                PRECISION);
    BigDecimal winRate =
        BigDecimal.valueOf(results.stream().filter(each -> each.signum() > 0).count())
            .divide(BigDecimal.valueOf(count), PRECISION);
    return new RiskInputs(
        count,
        average,
        deviation(results, average),
        fall.percent(),
        fall.speed(),
        streak(results),
        perHour,
        RiskInputs.overtrading(perHour, winRate));
  }

  /**
   * What the risk desk watches.
   *
   * @param figures of the challenge now
   * @param tradesOfTheDay trades of the last 24 hours
   */
  public static Map<RiskMetric, BigDecimal> metrics(
      EquityFigures figures, List<TradeView> newestFirst, long tradesOfTheDay) {
    Map<RiskMetric, BigDecimal> metrics = new EnumMap<>(RiskMetric.class);
    metrics.put(
        RiskMetric.DRAWDOWN,
        figures.peak().signum() == 0
            ? BigDecimal.ZERO
            // At marks better than wide books the equity lies above its peak.
            : Amounts.percentBelow(figures.peak(), figures.equity()).max(BigDecimal.ZERO));
    metrics.put(
        RiskMetric.TRADE_FREQUENCY,
        BigDecimal.valueOf(tradesOfTheDay).divide(HOURS_OF_A_DAY, PRECISION));
    List<BigDecimal> shares =
        newestFirst.stream()
            .limit(VOLATILITY_TRADES)
            .map(each -> Amounts.percentGained(figures.initial(), each.realizedPnl()))
            .toList();
    metrics.put(
        RiskMetric.EQUITY_VOLATILITY,
        shares.isEmpty() ? BigDecimal.ZERO : deviation(shares, average(shares)));
    metrics.replaceAll(
        (metric, value) -> value.setScale(metric.decimals(), RoundingMode.HALF_EVEN));
    return metrics;
  }

  /** Population standard deviation. */
  static BigDecimal deviation(List<BigDecimal> values, BigDecimal average) {
    BigDecimal squares =
        values.stream()
            .map(value -> value.subtract(average).pow(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return squares.divide(BigDecimal.valueOf(values.size()), PRECISION).sqrt(PRECISION);
  }

  private static BigDecimal average(List<BigDecimal> values) {
    return values.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), PRECISION);
  }

  private static int streak(List<BigDecimal> newestFirst) {
    int streak = 0;
    while (streak < newestFirst.size() && newestFirst.get(streak).signum() < 0) {
      streak++;
    }
    return streak;
  }

  /** Hours between two instants, at least one. */
  private static BigDecimal hours(Instant from, Instant until) {
    return BigDecimal.valueOf(Math.abs(Duration.between(from, until).toSeconds()))
        .divide(SECONDS_OF_AN_HOUR, PRECISION)
        .max(BigDecimal.ONE);
  }

  /** A fall of the equity within a day. */
  private record Fall(BigDecimal percent, BigDecimal speed) {

    static Fall deepest(List<TradeView> newestFirst) {
      Fall deepest = new Fall(BigDecimal.ZERO, BigDecimal.ZERO);
      LocalDate day = null;
      BigDecimal high = null;
      Instant highAt = null;
      for (int i = newestFirst.size() - 1; i >= 0; i--) {
        TradeView each = newestFirst.get(i);
        BigDecimal equity = each.equityAfter();
        BigDecimal before = equity.subtract(each.realizedPnl());
        if (!each.day().equals(day)) {
          day = each.day();
          high = before;
          highAt = each.executedAt();
        }
        if (equity.compareTo(high) > 0) {
          high = equity;
          highAt = each.executedAt();
        } else if (high.signum() > 0) {
          BigDecimal percent = Amounts.percentBelow(high, equity);
          if (percent.compareTo(deepest.percent()) > 0) {
            deepest =
                new Fall(
                    percent.round(MathContext.DECIMAL64),
                    percent.divide(
                        hours(highAt, each.executedAt()),
                        new MathContext(16, RoundingMode.HALF_EVEN)));
          }
        }
      }
      return deepest;
    }
  }
}
