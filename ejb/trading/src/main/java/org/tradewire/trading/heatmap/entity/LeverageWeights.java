package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which part of new positions is opened with which leverage.
 *
 * @param byLeverage weights from 0 to 1 by 5, 10, 25, 50 and 100; their sum is 1
 */
public record LeverageWeights(NavigableMap<Integer, BigDecimal> byLeverage) {

  /** The leverages that there are. */
  public static final List<Integer> LEVERAGES = List.of(5, 10, 25, 50, 100);

  /** Document 002's weights. */
  public static final LeverageWeights STANDARD =
      of(List.of("0.15", "0.30", "0.25", "0.20", "0.10").stream().map(BigDecimal::new).toList());

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException with a sentence, where a leverage is missing or unknown, a
   *     weight below 0, or the sum is not 1
   */
  public LeverageWeights {
    if (!List.copyOf(byLeverage.keySet()).equals(LEVERAGES)) {
      throw new IllegalArgumentException("There must be a weight for each of " + LEVERAGES + ".");
    }
    if (byLeverage.values().stream().anyMatch(weight -> weight.signum() < 0)) {
      throw new IllegalArgumentException("A weight must not be below 0.");
    }
    BigDecimal sum = byLeverage.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) != 0) {
      throw new IllegalArgumentException("The weights' sum is " + sum + "; it must be 1.");
    }
    byLeverage = Collections.unmodifiableNavigableMap(new TreeMap<>(byLeverage));
  }

  /** Weights in the order of {@link #LEVERAGES}. */
  public static LeverageWeights of(List<BigDecimal> weights) {
    if (weights.size() != LEVERAGES.size()) {
      throw new IllegalArgumentException("There must be a weight for each of " + LEVERAGES + ".");
    }
    NavigableMap<Integer, BigDecimal> byLeverage = new TreeMap<>();
    for (int i = 0; i < weights.size(); i++) {
      byLeverage.put(LEVERAGES.get(i), weights.get(i));
    }
    return new LeverageWeights(byLeverage);
  }
}
