package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import org.tradewire.trading.shared.Amounts;

/**
 * Where a limit lies for given figures.
 *
 * @param floor equity below which, or at which, the limit is broken; unrounded
 * @param allowed distance from which the loss is measured down to the floor
 * @param denominator what percentages are shares of; not 0
 * @param breach what breaks it
 */
public record LossMeasure(
    BigDecimal floor, BigDecimal allowed, BigDecimal denominator, Breach breach) {

  /** Whether an equity breaks the limit. */
  public boolean isBroken(BigDecimal equity) {
    int order = equity.compareTo(floor);
    return breach == Breach.REACHED ? order <= 0 : order < 0;
  }

  /** Whether so many percent of the limit are used up. */
  public boolean isUsed(BigDecimal percent, BigDecimal equity) {
    return lost(equity).compareTo(Amounts.percentOf(percent, allowed)) >= 0;
  }

  /** What may still be lost, 2 decimals; negative beyond the floor. */
  public BigDecimal remaining(BigDecimal equity) {
    return Amounts.posted(equity.subtract(floor));
  }

  /** The share of the limit that is used up, percent points, unrounded. */
  public BigDecimal usedPercent(BigDecimal equity) {
    return lost(equity).movePointRight(2).divide(allowed, Amounts.PRECISION);
  }

  /** What the loss is measured from. */
  public BigDecimal base() {
    return floor.add(allowed);
  }

  /** The loss in percent points, unrounded. */
  public BigDecimal lostPercent(BigDecimal equity) {
    return percent(lost(equity));
  }

  /** The limit in percent points, unrounded. */
  public BigDecimal limitPercent() {
    return percent(allowed);
  }

  private BigDecimal lost(BigDecimal equity) {
    return base().subtract(equity);
  }

  private BigDecimal percent(BigDecimal amount) {
    return amount.movePointRight(2).divide(denominator, Amounts.PRECISION);
  }
}
