package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;

/**
 * What an exchange asks to keep a position open.
 *
 * @param cap notional in the quote currency below which it holds
 * @param rate maintenance margin as a part of the notional, 0 to below 1
 * @param deduction what is taken off, in the quote currency, so that brackets join without a step
 */
public record MarginBracket(BigDecimal cap, BigDecimal rate, BigDecimal deduction) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public MarginBracket {
    if (cap.signum() <= 0 || rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "A bracket needs a cap above 0 and a rate from 0 to below 1.");
    }
    if (deduction.signum() < 0) {
      throw new IllegalArgumentException("A bracket's deduction must not be below 0.");
    }
  }
}
