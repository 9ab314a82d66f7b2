package org.tradewire.trading.signal.control.strategy;

import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/** What one strategy looks for. Stateless. */
interface CandleRule {

  /** How many candles it looks at, the newest included. */
  int candles(StrategyParameters parameters);

  /**
   * Looks at the newest of as many candles.
   *
   * @return null where it says nothing
   */
  Sighting sight(CandleWindow window, StrategyParameters parameters);
}
