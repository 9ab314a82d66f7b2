package org.tradewire.trading.shared;

import java.math.BigDecimal;

/** Decimals without the zeros that their columns add. */
public final class Decimals {

  /** Every number of so many digits fits a {@code long}. */
  private static final int LONG_DIGITS = 18;

  private Decimals() {}

  /**
   * The same number, with the same zeros, without the {@code BigInteger} that a division leaves in
   * it although its digits fit a {@code long}: where millions are kept, that is half of what they
   * take.
   */
  public static BigDecimal compact(BigDecimal value) {
    return value.precision() <= LONG_DIGITS
        ? BigDecimal.valueOf(value.unscaledValue().longValueExact(), value.scale())
        : value;
  }

  /** The same number with no more digits than it needs; null stays null. */
  public static BigDecimal plain(BigDecimal value) {
    if (value == null || value.scale() == 0) {
      return value;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Whether both are the same number, whatever their zeros, or both are null. */
  public static boolean same(BigDecimal one, BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }

  /** As {@link #plain}, as text. */
  public static String text(BigDecimal value) {
    return value == null ? null : plain(value).toPlainString();
  }
}
