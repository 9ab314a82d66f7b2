package org.tradewire.trading.signal.entity.strategy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tradewire.trading.shared.Decimals;

/**
 * How a strategy is set.
 *
 * @param values of all its parameters, by name
 */
public record StrategyParameters(
    BuiltInStrategy strategy, NavigableMap<String, BigDecimal> values) {

  private static final String FAST = "fast_period";
  private static final String SLOW = "slow_period";

  /** Copies. */
  public StrategyParameters {
    values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
  }

  /** As nobody has set it. */
  public static StrategyParameters standard(BuiltInStrategy strategy) {
    return of(strategy, Map.of());
  }

  /**
   * Of what was set; the rest is as nobody has set it.
   *
   * @throws IllegalArgumentException with a sentence, where a name is not known, a value out of its
   *     bounds, or the fast mean not faster than the slow one
   */
  public static StrategyParameters of(BuiltInStrategy strategy, Map<String, BigDecimal> given) {
    TreeMap<String, BigDecimal> values = new TreeMap<>();
    for (StrategyParameter each : strategy.parameters()) {
      BigDecimal value = given.getOrDefault(each.name(), each.standard());
      if (!each.allows(value)) {
        throw new IllegalArgumentException(each.rule());
      }
      values.put(each.name(), Decimals.plain(value));
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            name + " is no parameter of " + strategy.text() + "; there are " + values.keySet());
      }
    }
    if (values.containsKey(FAST) && values.get(FAST).compareTo(values.get(SLOW)) >= 0) {
      throw new IllegalArgumentException("fast_period must be below slow_period.");
    }
    return new StrategyParameters(strategy, values);
  }

  /** A count. */
  public int whole(String name) {
    return decimal(name).intValueExact();
  }

  /**
   * A value.
   *
   * @throws IllegalArgumentException the strategy has no such parameter
   */
  public BigDecimal decimal(String name) {
    BigDecimal value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is no parameter of " + strategy.text());
    }
    return value;
  }
}
