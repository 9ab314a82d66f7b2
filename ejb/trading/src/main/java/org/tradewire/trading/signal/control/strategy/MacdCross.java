package org.tradewire.trading.signal.control.strategy;

import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/** The MACD crosses its signal line. */
final class MacdCross implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    return Settling.exponential(parameters.whole("slow_period"))
        + Settling.exponential(parameters.whole("signal_period"));
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    MACDIndicator macd =
        new MACDIndicator(
            window.closes(), parameters.whole("fast_period"), parameters.whole("slow_period"));
    EMAIndicator line = macd.getSignalLine(parameters.whole("signal_period"));
    Sighting sighting = Sighting.of(window.rises(macd, line), window.falls(macd, line));
    return sighting == null
        ? null
        : sighting
            .with("macd", macd.getValue(window.last()))
            .with("macd_signal", line.getValue(window.last()));
  }
}
