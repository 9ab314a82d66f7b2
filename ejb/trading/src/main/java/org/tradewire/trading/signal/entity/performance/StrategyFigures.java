package org.tradewire.trading.signal.entity.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the signals of one strategy, symbol and time frame did. 4 decimals, half to even, but for the
 * win rate.
 *
 * @param sums that all of it follows from
 * @param winRate percent of those won or lost, 2 decimals; null without any
 * @param averageConfidence of those won or lost; null without any
 * @param brier mean of (confidence - won)^2 of those won or lost; null without any
 * @param profitFactor what was won by what was lost, R by R; null where nothing was lost
 * @param meanResult in R, of all that have a result, those expired after their entry too; null
 *     without any
 * @param expectancy share won x mean result of those won + share lost x mean result of those lost,
 *     R: what one that is decided brings; a win without a stop counts as 0; null without any
 */
public record StrategyFigures(
    StatisticsKey key,
    OutcomeSums sums,
    BigDecimal winRate,
    BigDecimal averageConfidence,
    BigDecimal brier,
    BigDecimal profitFactor,
    BigDecimal meanResult,
    BigDecimal expectancy) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 2;
  private static final int DECIMALS = 4;

  /** Of the sums of a window. */
  public static StrategyFigures of(StatisticsKey key, OutcomeSums sums) {
    BigDecimal decided = BigDecimal.valueOf(sums.decided());
    return new StrategyFigures(
        key,
        sums,
        ratio(HUNDRED.multiply(BigDecimal.valueOf(sums.wins())), decided, PERCENT_DECIMALS),
        ratio(sums.confidences(), decided, DECIMALS),
        ratio(sums.squaredErrors(), decided, DECIMALS),
        ratio(sums.resultWon(), sums.resultLost().negate(), DECIMALS),
        ratio(sums.result(), BigDecimal.valueOf(sums.results()), DECIMALS),
        ratio(sums.resultWon().add(sums.resultLost()), decided, DECIMALS));
  }

  private static BigDecimal ratio(BigDecimal one, BigDecimal other, int decimals) {
    return other.signum() == 0 ? null : one.divide(other, decimals, RoundingMode.HALF_EVEN);
  }
}
