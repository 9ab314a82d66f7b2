package org.tradewire.trading.signal.control.strategy;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.Num;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/**
 * The close leaves the bands around the mean: above the upper one (buy), below the lower (sell).
 */
final class BollingerBreak implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    return parameters.whole("period") + 1;
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    int period = parameters.whole("period");
    Indicator<Num> closes = window.closes();
    BollingerBandsMiddleIndicator middle =
        new BollingerBandsMiddleIndicator(new SMAIndicator(closes, period));
    Indicator<Num> deviation = new StandardDeviationIndicator(closes, period);
    Num width = DecimalNum.valueOf(parameters.decimal("width"));
    Indicator<Num> upper = new BollingerBandsUpperIndicator(middle, deviation, width);
    Indicator<Num> lower = new BollingerBandsLowerIndicator(middle, deviation, width);
    Sighting sighting = Sighting.of(window.rises(closes, upper), window.falls(closes, lower));
    return sighting == null
        ? null
        : sighting
            .with("bollinger_upper", upper.getValue(window.last()))
            .with("bollinger_lower", lower.getValue(window.last()));
  }
}
