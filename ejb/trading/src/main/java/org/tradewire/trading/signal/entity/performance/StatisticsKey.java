package org.tradewire.trading.signal.entity.performance;

import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;

/**
 * Of what outcomes are added up.
 *
 * @param strategy what made the signals
 * @param symbol canonical, {@code BTC-USDT}
 */
public record StatisticsKey(String strategy, String symbol, TimeFrame timeFrame) {

  /** That of a signal. */
  public static StatisticsKey of(Signal signal) {
    return new StatisticsKey(signal.strategy(), signal.symbol(), signal.timeFrame());
  }
}
