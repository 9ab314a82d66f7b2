package org.tradewire.trading.signal.control.strategy;

import java.math.BigDecimal;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/**
 * The body takes in that of the candle before, which went the other way. Bodies may touch where one
 * begins: without pauses in trading a candle opens where the one before closed.
 */
final class Engulfing implements CandleRule {

  @Override
  public int candles(StrategyParameters parameters) {
    return 2;
  }

  @Override
  public Sighting sight(CandleWindow window, StrategyParameters parameters) {
    Candle before = window.beforeNewest();
    Candle newest = window.newest();
    BigDecimal ratio = parameters.decimal("least_ratio");
    if (body(newest).abs().compareTo(body(before).abs().multiply(ratio)) < 0) {
      return null;
    }
    boolean up =
        body(before).signum() < 0
            && newest.open().compareTo(before.close()) <= 0
            && newest.close().compareTo(before.open()) > 0;
    boolean down =
        body(before).signum() > 0
            && newest.open().compareTo(before.close()) >= 0
            && newest.close().compareTo(before.open()) < 0;
    return Sighting.of(up, down);
  }

  private static BigDecimal body(Candle candle) {
    return candle.close().subtract(candle.open());
  }
}
