package org.tradewire.trading.risk.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tradewire.trading.shared.Amounts;

/**
 * How risky a challenge is traded, 0 to 100; the parts are 0 to 100 each, unrounded.
 *
 * @param score {@code 0.30 volatility + 0.25 drawdown + 0.20 behaviour + 0.15 loss streak + 0.10
 *     overtrading}, 2 decimals half up
 */
public record RiskScore(
    BigDecimal volatility,
    BigDecimal drawdown,
    BigDecimal behaviour,
    BigDecimal lossStreak,
    BigDecimal overtrading,
    BigDecimal score,
    RiskLevel level) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal UNKNOWN_VOLATILITY = BigDecimal.valueOf(50);
  private static final BigDecimal WILD = BigDecimal.valueOf(5);
  private static final int[] STREAKS = {0, 20, 40, 65, 80, 80};
  private static final int LONG_STREAK = 100;

  /** Calculates the score. */
  public static RiskScore of(RiskInputs inputs) {
    BigDecimal volatility = volatility(inputs);
    BigDecimal drawdown =
        part("0.7", inputs.maxDrawdownPercent().multiply(BigDecimal.valueOf(2)).min(HUNDRED))
            .add(part("0.3", inputs.drawdownSpeed().multiply(BigDecimal.TEN).min(HUNDRED)));
    BigDecimal behaviour = behaviour(inputs.tradesPerHour());
    BigDecimal streak =
        BigDecimal.valueOf(
            inputs.lossStreak() < STREAKS.length ? STREAKS[inputs.lossStreak()] : LONG_STREAK);
    BigDecimal score =
        part("0.30", volatility)
            .add(part("0.25", drawdown))
            .add(part("0.20", behaviour))
            .add(part("0.15", streak))
            .add(part("0.10", inputs.overtrading()))
            .max(BigDecimal.ZERO)
            .min(HUNDRED)
            .setScale(2, RoundingMode.HALF_UP);
    return new RiskScore(
        volatility, drawdown, behaviour, streak, inputs.overtrading(), score, RiskLevel.of(score));
  }

  private static BigDecimal volatility(RiskInputs inputs) {
    if (inputs.trades() < 2) {
      return UNKNOWN_VOLATILITY;
    }
    if (inputs.averagePnl().signum() == 0) {
      return HUNDRED;
    }
    return inputs
        .deviation()
        .divide(inputs.averagePnl(), Amounts.PRECISION)
        .abs()
        .min(WILD)
        .divide(WILD, Amounts.PRECISION)
        .multiply(HUNDRED);
  }

  private static BigDecimal behaviour(BigDecimal tradesPerHour) {
    if (tradesPerHour.compareTo(BigDecimal.ONE) < 0) {
      return BigDecimal.valueOf(30);
    }
    if (tradesPerHour.compareTo(BigDecimal.valueOf(5)) <= 0) {
      return BigDecimal.valueOf(10);
    }
    return BigDecimal.valueOf(tradesPerHour.compareTo(BigDecimal.TEN) <= 0 ? 40 : 80);
  }

  private static BigDecimal part(String weight, BigDecimal value) {
    return new BigDecimal(weight).multiply(value);
  }
}
