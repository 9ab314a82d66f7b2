package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.market.entity.Candle;

/**
 * Document 002's model: open interest in the quote currency; a rising candle opened longs, a
 * falling one shorts, all at its close; liquidated at {@code entry * (1 -/+ 1/leverage +/- rate)}.
 */
record ClassicModel(ModelSettings settings) implements PositionModel {

  @Override
  public BigDecimal change(BigDecimal delta, BigDecimal consumed) {
    return delta;
  }

  @Override
  public List<OpenedPosition> opened(Candle candle, BigDecimal increase) {
    LevelSide side = sideOf(candle);
    BigDecimal rate = settings.typicalBracket().rate();
    List<OpenedPosition> opened = new ArrayList<>();
    settings
        .weights()
        .byLeverage()
        .forEach(
            (leverage, weight) -> {
              if (weight.signum() > 0) {
                BigDecimal density = increase.multiply(weight);
                BigDecimal price = liquidationPrice(side, candle.close(), leverage, rate);
                opened.add(new OpenedPosition(side, leverage, price, density, density));
              }
            });
    return opened;
  }

  /** Longs where the candle did not fall. */
  static LevelSide sideOf(Candle candle) {
    return candle.close().compareTo(candle.open()) >= 0 ? LevelSide.LONG : LevelSide.SHORT;
  }

  /** Where a position that was entered at a price is liquidated. */
  static BigDecimal liquidationPrice(
      LevelSide side, BigDecimal entry, int leverage, BigDecimal rate) {
    BigDecimal distance =
        BigDecimal.ONE.divide(BigDecimal.valueOf(leverage), MathContext.DECIMAL128).subtract(rate);
    BigDecimal factor =
        side == LevelSide.LONG ? BigDecimal.ONE.subtract(distance) : BigDecimal.ONE.add(distance);
    return entry.multiply(factor);
  }
}
