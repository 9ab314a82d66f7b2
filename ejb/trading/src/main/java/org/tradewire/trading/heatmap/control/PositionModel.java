package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.util.List;
import org.tradewire.trading.market.entity.Candle;

/** In what the two models differ. Without state. */
interface PositionModel {

  /**
   * By how much positions grow or shrink.
   *
   * @param delta change of open interest in the model's unit
   * @param consumed amount that the candle liquidated, in the same unit, not below 0
   */
  BigDecimal change(BigDecimal delta, BigDecimal consumed);

  /**
   * The positions that an increase opens; none of a share of 0.
   *
   * @param increase in the model's unit, above 0
   */
  List<OpenedPosition> opened(Candle candle, BigDecimal increase);
}
