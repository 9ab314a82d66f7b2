package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The confidence of a built-in strategy: the share it has won so far, drawn towards what a price
 * without a direction would win. Measured, never invented.
 *
 * @param value (wins + 20 p0) / (n + 20), 0 to 1, 4 decimals, half to even; p0 = risk / (risk +
 *     reward)
 * @param decided n: how many signals of this strategy, symbol and time frame were won or lost
 */
public record MeasuredConfidence(BigDecimal value, long decided) {
  private static final int DECIMALS = 4;

  /** As many signals as p0 weighs. */
  private static final BigDecimal PRIOR = BigDecimal.valueOf(20);

  /**
   * Of what was measured.
   *
   * @param wins of {@code decided}
   * @param risk |entry - stop|, above 0
   * @param reward |target 1 - entry|, above 0
   */
  public static MeasuredConfidence of(long wins, long decided, BigDecimal risk, BigDecimal reward) {
    // By one division: (wins (risk + reward) + 20 risk) / ((n + 20) (risk + reward)).
    BigDecimal whole = risk.add(reward);
    BigDecimal value =
        BigDecimal.valueOf(wins)
            .multiply(whole)
            .add(PRIOR.multiply(risk))
            .divide(
                BigDecimal.valueOf(decided).add(PRIOR).multiply(whole),
                DECIMALS,
                RoundingMode.HALF_EVEN);
    return new MeasuredConfidence(value, decided);
  }
}
