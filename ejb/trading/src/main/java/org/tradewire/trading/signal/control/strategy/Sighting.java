package org.tradewire.trading.signal.control.strategy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ta4j.core.num.Num;
import org.tradewire.trading.signal.entity.SignalDirection;

/**
 * What a rule saw in the newest candle.
 *
 * @param indicators what it looked at, by name
 */
record Sighting(SignalDirection direction, Map<String, BigDecimal> indicators) {

  /** With nothing but the direction. */
  static Sighting of(SignalDirection direction) {
    return new Sighting(direction, new LinkedHashMap<>());
  }

  /** A sighting of what goes up or down; null where it does neither. */
  static Sighting of(boolean up, boolean down) {
    if (up == down) {
      return null;
    }
    return of(up ? SignalDirection.BUY : SignalDirection.SELL);
  }

  /** The same with an indicator. */
  Sighting with(String name, Num value) {
    indicators.put(name, value.bigDecimalValue());
    return this;
  }
}
