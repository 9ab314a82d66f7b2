package org.tradewire.trading.signal.control.strategy;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.Num;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/** The RSI goes back above its low bound (buy), or below its high one (sell). */
final class RsiReversal implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    return Settling.wilder(parameters.whole("period")) + 2;
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    RSIIndicator rsi = new RSIIndicator(window.closes(), parameters.whole("period"));
    Sighting sighting =
        Sighting.of(
            window.rises(rsi, constant(window, parameters, "low")),
            window.falls(rsi, constant(window, parameters, "high")));
    return sighting == null ? null : sighting.with("rsi", rsi.getValue(window.last()));
  }

  private static Indicator<Num> constant(
      CandleWindow window, StrategyParameters parameters, String name) {
    return new ConstantIndicator<>(window.series(), DecimalNum.valueOf(parameters.decimal(name)));
  }
}
