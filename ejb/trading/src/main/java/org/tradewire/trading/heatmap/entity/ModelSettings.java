package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the models of one symbol are told.
 *
 * @param weights by leverage
 * @param bucket width of a level in the quote currency, above 0
 * @param brackets by rising cap, at least one; the last holds above its cap too
 * @param typicalPosition notional in the quote currency whose bracket stands for all positions
 */
public record ModelSettings(
    LeverageWeights weights,
    BigDecimal bucket,
    List<MarginBracket> brackets,
    BigDecimal typicalPosition) {

  /** A position of 10,000 in the quote currency. */
  public static final BigDecimal TYPICAL_POSITION = new BigDecimal("10000");

  /** One bracket of 0.4 % for every notional. */
  public static final List<MarginBracket> ONE_BRACKET =
      List.of(new MarginBracket(new BigDecimal("50000"), new BigDecimal("0.004"), BigDecimal.ZERO));

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public ModelSettings {
    if (bucket.signum() <= 0 || typicalPosition.signum() <= 0) {
      throw new IllegalArgumentException("Bucket and typical position must be above 0.");
    }
    brackets = List.copyOf(brackets);
    if (brackets.isEmpty()) {
      throw new IllegalArgumentException("There must be a bracket.");
    }
    for (int i = 1; i < brackets.size(); i++) {
      if (brackets.get(i).cap().compareTo(brackets.get(i - 1).cap()) <= 0) {
        throw new IllegalArgumentException("The caps of brackets must rise.");
      }
    }
  }

  /** Document 002's settings with a bucket. */
  public static ModelSettings standard(BigDecimal bucket) {
    return new ModelSettings(LeverageWeights.STANDARD, bucket, ONE_BRACKET, TYPICAL_POSITION);
  }

  /** The bracket of a position: the first whose cap is above its notional, else the last. */
  public MarginBracket bracketOf(BigDecimal notional) {
    return brackets.stream()
        .filter(bracket -> bracket.cap().compareTo(notional) > 0)
        .findFirst()
        .orElse(brackets.get(brackets.size() - 1));
  }

  /** The bracket that stands for all positions. */
  public MarginBracket typicalBracket() {
    return bracketOf(typicalPosition);
  }
}
