package org.tradewire.trading.notification.entity;

import java.math.BigDecimal;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;

/**
 * Which signals a rule is about; what is null is not asked.
 *
 * @param symbol canonical
 * @param strategy what made it
 * @param minConfidence least confidence
 */
public record RuleFilter(
    String symbol,
    TimeFrame timeFrame,
    String strategy,
    SignalDirection direction,
    BigDecimal minConfidence) {

  /** Whether a signal is one of them. */
  public boolean takes(Signal signal) {
    return (symbol == null || symbol.equals(signal.symbol()))
        && (timeFrame == null || timeFrame == signal.timeFrame())
        && (strategy == null || strategy.equals(signal.strategy()))
        && (direction == null || direction == signal.direction())
        && (minConfidence == null || minConfidence.compareTo(signal.confidence()) <= 0);
  }
}
