package org.tradewire.trading.signal.control.strategy;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.Num;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/** The fast exponential mean of closes crosses the slow one, with the ADX at its least or more. */
final class EmaCross implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    int adx = parameters.whole("adx_period");
    // The ADX is Wilder's mean of a ratio of Wilder's means.
    return Math.max(
        Settling.exponential(parameters.whole("slow_period")), Settling.wilder(adx) + adx);
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    Indicator<Num> closes = window.closes();
    EMAIndicator fast = new EMAIndicator(closes, parameters.whole("fast_period"));
    EMAIndicator slow = new EMAIndicator(closes, parameters.whole("slow_period"));
    Sighting sighting = Sighting.of(window.rises(fast, slow), window.falls(fast, slow));
    if (sighting == null) {
      return null;
    }
    int last = window.last();
    Num adx = new ADXIndicator(window.series(), parameters.whole("adx_period")).getValue(last);
    return adx.isLessThan(DecimalNum.valueOf(parameters.decimal("least_adx")))
        ? null
        : sighting
            .with("ema_fast", fast.getValue(last))
            .with("ema_slow", slow.getValue(last))
            .with("adx", adx);
  }
}
