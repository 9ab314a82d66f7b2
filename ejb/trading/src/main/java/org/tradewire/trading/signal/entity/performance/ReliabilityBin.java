package org.tradewire.trading.signal.entity.performance;

import java.math.BigDecimal;

/**
 * One point of a reliability curve. Shares from 0 to 1, 4 decimals; all null without a signal.
 *
 * @param from least confidence
 * @param to first confidence after it; of the last bin its greatest
 * @param count signals won or lost
 * @param meanConfidence of them
 * @param shareWon of them
 * @param low end of the share's 95 % interval (Wilson)
 * @param high its other end
 */
public record ReliabilityBin(
    BigDecimal from,
    BigDecimal to,
    long count,
    BigDecimal meanConfidence,
    BigDecimal shareWon,
    BigDecimal low,
    BigDecimal high) {

  private static final int FEW = 30;

  /** Whether it holds too few signals to say much: fewer than 30. */
  public boolean isSparse() {
    return count < FEW;
  }
}
