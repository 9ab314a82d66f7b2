package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.util.Optional;
import org.tradewire.trading.shared.Amounts;

/**
 * Consistency: the best day's share of the profit. Where it is not met, the target does not end the
 * phase.
 *
 * @param maxPercent percent points
 * @param inclusive whether the share may be exactly that
 * @param basis what a day brought
 */
public record BestDay(BigDecimal maxPercent, boolean inclusive, Basis basis) {

  /** What counts as what a day brought. */
  public enum Basis {
    /** The greater of the other two: neither leaving open nor slicing evades it. */
    HIGHER_OF,
    /** What was closed on it. */
    REALISED,
    /** By how much the equity changed over it. */
    EQUITY
  }

  /** The best day's share in percent points, unrounded; empty where there is no profit. */
  public Optional<BigDecimal> share(BigDecimal bestDay, BigDecimal profit) {
    return profit.signum() <= 0
        ? Optional.empty()
        : Optional.of(bestDay.movePointRight(2).divide(profit, Amounts.PRECISION));
  }

  /** Whether it is met. */
  public boolean isMet(BigDecimal bestDay, BigDecimal profit) {
    return share(bestDay, profit)
        .map(percent -> percent.compareTo(maxPercent))
        .filter(order -> inclusive ? order <= 0 : order < 0)
        .isPresent();
  }
}
