package org.tradewire.trading.signal.control.strategy;

import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/** Which way the candle went: up is a buy, down a sell, neither neutral. */
final class CandleDirection implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    return 1;
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    return Sighting.of(of(window.newest()));
  }

  /** The direction of a candle. */
  static SignalDirection of(Candle candle) {
    int way = candle.close().compareTo(candle.open());
    if (way == 0) {
      return SignalDirection.NEUTRAL;
    }
    return way > 0 ? SignalDirection.BUY : SignalDirection.SELL;
  }
}
