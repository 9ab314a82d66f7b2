package org.tradewire.trading.signal.entity.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decided signals of one bin of confidence, added up: what a reliability curve is drawn from.
 *
 * @param bin 0 to 9: number n holds confidences from n/10 to below (n + 1)/10, the last one 1 too
 * @param count won or lost
 * @param wins of them
 * @param confidences their sum
 * @param squaredErrors sum of (confidence - won)^2, won being 1 or 0
 */
public record ReliabilitySums(
    int bin, long count, long wins, BigDecimal confidences, BigDecimal squaredErrors) {

  /** How many bins there are. */
  public static final int BINS = 10;

  /**
   * Of one signal.
   *
   * @param confidence 0 to 1
   */
  public static ReliabilitySums of(BigDecimal confidence, boolean won) {
    return new ReliabilitySums(
        bin(confidence), 1, won ? 1 : 0, confidence, squaredError(confidence, won));
  }

  /**
   * The bin of a confidence.
   *
   * @param confidence 0 to 1
   */
  public static int bin(BigDecimal confidence) {
    int bin = confidence.multiply(BigDecimal.TEN).setScale(0, RoundingMode.FLOOR).intValueExact();
    return Math.min(bin, BINS - 1);
  }

  /** (confidence - won)^2, exact. */
  static BigDecimal squaredError(BigDecimal confidence, boolean won) {
    BigDecimal error = won ? confidence.subtract(BigDecimal.ONE) : confidence;
    return error.multiply(error);
  }

  /** An empty bin. */
  public static ReliabilitySums none(int bin) {
    return new ReliabilitySums(bin, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Both together, as of the bin of this one. */
  public ReliabilitySums plus(ReliabilitySums other) {
    return new ReliabilitySums(
        bin,
        count + other.count,
        wins + other.wins,
        confidences.add(other.confidences),
        squaredErrors.add(other.squaredErrors));
  }
}
