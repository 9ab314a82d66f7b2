package org.tradewire.trading.risk.entity;

import java.math.BigDecimal;
import org.tradewire.trading.shared.Amounts;

/**
 * What a risk score is calculated from.
 *
 * @param averagePnl result of a trade on average
 * @param deviation population standard deviation of the results
 * @param maxDrawdownPercent largest fall within a day, percent points of the equity it fell from
 * @param drawdownSpeed that fall in percent points an hour
 * @param lossStreak trades lost in a row, up to the newest
 * @param tradesPerHour while there was trading
 * @param overtrading 0 to 100, see {@link #overtrading(BigDecimal, BigDecimal)}
 */
public record RiskInputs(
    int trades,
    BigDecimal averagePnl,
    BigDecimal deviation,
    BigDecimal maxDrawdownPercent,
    BigDecimal drawdownSpeed,
    int lossStreak,
    BigDecimal tradesPerHour,
    BigDecimal overtrading) {

  private static final BigDecimal MANY_AN_HOUR = BigDecimal.TEN;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Many trades of which few win: {@code min(trades per hour / 10, 1) * (1 - win rate) * 100}.
   *
   * @param winRate 0 to 1
   */
  public static BigDecimal overtrading(BigDecimal tradesPerHour, BigDecimal winRate) {
    return tradesPerHour
        .divide(MANY_AN_HOUR, Amounts.PRECISION)
        .min(BigDecimal.ONE)
        .multiply(BigDecimal.ONE.subtract(winRate))
        .multiply(HUNDRED);
  }
}
