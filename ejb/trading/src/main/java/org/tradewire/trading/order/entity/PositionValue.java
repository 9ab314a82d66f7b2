package org.tradewire.trading.order.entity;

import java.math.BigDecimal;

/**
 * A position and what it would bring now.
 *
 * @param price at which it could be closed; null where there is no price, or it is closed
 * @param floatingPnl with commission and swap, in the account's currency; null as the price
 * @param swap part of that, in the account's currency; null as the price
 */
public record PositionValue(
    TradingPosition position, BigDecimal price, BigDecimal floatingPnl, BigDecimal swap) {}
