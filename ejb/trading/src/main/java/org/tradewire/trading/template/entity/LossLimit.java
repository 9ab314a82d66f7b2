package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import org.tradewire.trading.shared.Amounts;

/**
 * How much may be lost: a share of a base, or an amount.
 *
 * @param percent percent points; null where it is an amount
 * @param amount in the account's currency; null where it is a share
 */
public record LossLimit(BigDecimal percent, BigDecimal amount) {

  /** Checks that it is either, and above 0. */
  public LossLimit {
    BigDecimal value = percent == null ? amount : percent;
    if ((percent == null) == (amount == null) || value.signum() <= 0) {
      throw new IllegalArgumentException(
          "A limit is either a percent or an amount above 0: " + percent + ", " + amount);
    }
  }

  /** A share in percent points. */
  public static LossLimit ofPercent(BigDecimal percent) {
    return new LossLimit(percent, null);
  }

  /** What may be lost of a base, unrounded. */
  BigDecimal of(BigDecimal base) {
    return percent == null ? amount : Amounts.percentOf(percent, base);
  }
}
