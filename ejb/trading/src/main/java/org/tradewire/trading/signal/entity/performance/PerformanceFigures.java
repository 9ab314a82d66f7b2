package org.tradewire.trading.signal.entity.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How all signals together did.
 *
 * @param signals24h made in the last 24 hours
 * @param total7d made in the last 7 days
 * @param wins7d decided in the last 7 days, of whole hours
 * @param losses7d as well
 * @param winRate7d percent of those won or lost, 2 decimals; 0 without any
 * @param averageConfidence7d of those won or lost, 3 decimals; 0 without any
 */
public record PerformanceFigures(
    long signals24h,
    long total7d,
    long wins7d,
    long losses7d,
    BigDecimal winRate7d,
    BigDecimal averageConfidence7d) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 2;
  private static final int CONFIDENCE_DECIMALS = 3;

  /**
   * Of what was counted.
   *
   * @param week outcomes of the last 7 days
   */
  public static PerformanceFigures of(long signals24h, long total7d, OutcomeSums week) {
    return new PerformanceFigures(
        signals24h,
        total7d,
        week.wins(),
        week.losses(),
        mean(HUNDRED.multiply(BigDecimal.valueOf(week.wins())), week.decided(), PERCENT_DECIMALS),
        mean(week.confidences(), week.decided(), CONFIDENCE_DECIMALS));
  }

  private static BigDecimal mean(BigDecimal sum, long count, int decimals) {
    return count == 0
        ? BigDecimal.ZERO.setScale(decimals)
        : sum.divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_EVEN);
  }
}
