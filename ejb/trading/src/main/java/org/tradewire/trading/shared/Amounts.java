package org.tradewire.trading.shared;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic of the ledger: 34 digits inside, 2 decimals when posted, half to even. */
public final class Amounts {

  /** For quotients and intermediate results. */
  public static final MathContext PRECISION = MathContext.DECIMAL128;

  private static final int LEDGER_DECIMALS = 2;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Amounts() {}

  /** Rounds once, to the ledger's 2 decimals. */
  public static BigDecimal posted(BigDecimal amount) {
    return amount.setScale(LEDGER_DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** The amount, or 0.00 when it is below. */
  public static BigDecimal notNegative(BigDecimal amount) {
    return posted(amount.max(BigDecimal.ZERO));
  }

  /** {@code (base - value) / base * 100}, unrounded; the base is not 0. */
  public static BigDecimal percentBelow(BigDecimal base, BigDecimal value) {
    return base.subtract(value).multiply(HUNDRED).divide(base, PRECISION);
  }

  /** {@code gain / base * 100}, unrounded; the base is not 0. */
  public static BigDecimal percentGained(BigDecimal base, BigDecimal gain) {
    return gain.multiply(HUNDRED).divide(base, PRECISION);
  }

  /** {@code percent} % of {@code base}, unrounded. */
  public static BigDecimal percentOf(BigDecimal percent, BigDecimal base) {
    return percent.multiply(base).divide(HUNDRED, PRECISION);
  }

  /** Plain text with 2 decimals, as money and percentages stand in events. */
  public static String text(BigDecimal amount) {
    return posted(amount).toPlainString();
  }
}
