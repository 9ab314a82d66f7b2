package org.tradewire.trading.signal.control.strategy;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.num.Num;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/**
 * The close leaves the range of the candles before it, and the close before did not leave the one
 * before that: a break is told once.
 */
final class DonchianBreak implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    return parameters.whole("period") + 2;
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    int period = parameters.whole("period");
    Indicator<Num> high =
        new PreviousValueIndicator(new DonchianChannelUpperIndicator(window.series(), period));
    Indicator<Num> low =
        new PreviousValueIndicator(new DonchianChannelLowerIndicator(window.series(), period));
    Sighting sighting =
        Sighting.of(window.rises(window.closes(), high), window.falls(window.closes(), low));
    return sighting == null
        ? null
        : sighting
            .with("donchian_high", high.getValue(window.last()))
            .with("donchian_low", low.getValue(window.last()));
  }
}
