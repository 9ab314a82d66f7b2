package org.tradewire.trading.signal.entity.performance;

import java.math.BigDecimal;
import java.util.List;

/**
 * How far confidences can be relied on. 4 decimals; null without a signal.
 *
 * @param count signals won or lost
 * @param brier mean of (confidence - won)^2: 0 is best, 1 worst
 * @param baseRate share won
 * @param brierSkill 1 - Brier score / that of always saying the base rate: 1 is best, 0 no better
 *     than that; null where all or none were won
 * @param calibrationError mean distance of a bin's confidence from its share won, weighted by count
 *     (expected calibration error)
 * @param bins all ten, from the least confidence to the greatest
 */
public record ReliabilityFigures(
    long count,
    BigDecimal brier,
    BigDecimal baseRate,
    BigDecimal brierSkill,
    BigDecimal calibrationError,
    List<ReliabilityBin> bins) {

  public ReliabilityFigures {
    bins = List.copyOf(bins);
  }
}
