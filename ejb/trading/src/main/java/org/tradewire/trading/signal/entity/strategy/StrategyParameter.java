package org.tradewire.trading.signal.entity.strategy;

import java.math.BigDecimal;

/**
 * A number by which a strategy is set.
 *
 * @param name on the wire, {@code fast_period}
 * @param least it may be
 * @param most it may be
 * @param decimals at most; 0 for whole numbers
 * @param standard where nobody sets it
 * @param meaning a few words for who sets it
 */
public record StrategyParameter(
    String name,
    BigDecimal least,
    BigDecimal most,
    int decimals,
    BigDecimal standard,
    String meaning) {

  private static final int DECIMALS = 2;

  /** A count, of candles for instance. */
  static StrategyParameter whole(String name, int least, int most, int standard, String meaning) {
    return new StrategyParameter(
        name,
        BigDecimal.valueOf(least),
        BigDecimal.valueOf(most),
        0,
        BigDecimal.valueOf(standard),
        meaning);
  }

  /** A factor or a bound with at most 2 decimals. */
  static StrategyParameter decimal(
      String name, String least, String most, String standard, String meaning) {
    return new StrategyParameter(
        name,
        new BigDecimal(least),
        new BigDecimal(most),
        DECIMALS,
        new BigDecimal(standard),
        meaning);
  }

  /** Whether a value is within the bounds and has no more decimals. */
  public boolean allows(BigDecimal value) {
    return value.compareTo(least) >= 0
        && value.compareTo(most) <= 0
        && value.stripTrailingZeros().scale() <= decimals;
  }

  /** What a value must be, as a sentence. */
  public String rule() {
    return name
        + " must be a number from "
        + least.toPlainString()
        + " to "
        + most.toPlainString()
        + (decimals == 0 ? ", without decimals." : ", with at most " + decimals + " decimals.");
  }
}
