package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import org.tradewire.trading.heatmap.entity.LevelSide;

/**
 * Positions of one side and leverage that a candle opened.
 *
 * @param liquidationPrice where they are liquidated
 * @param amount in the unit in which the model counts open interest, above 0
 * @param density notional at the entry, in the quote currency
 */
record OpenedPosition(
    LevelSide side,
    int leverage,
    BigDecimal liquidationPrice,
    BigDecimal amount,
    BigDecimal density) {}
