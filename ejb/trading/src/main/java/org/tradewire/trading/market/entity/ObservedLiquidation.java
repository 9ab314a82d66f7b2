package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.feed.api.Side;

/**
 * An order that a venue forced and published. Venues do not publish all: Binance tells at most the
 * largest one of a symbol and second.
 *
 * @param side of the order: {@code SELL} where a long position was liquidated
 * @param price of the order, above 0
 * @param averagePrice of what was filled; 0 where nothing was
 * @param quantity ordered, above 0, in units of the base currency
 * @param filled of it, 0 to {@code quantity}
 * @param at when the venue says that it traded
 */
public record ObservedLiquidation(
    VenueSymbol instrument,
    Side side,
    BigDecimal price,
    BigDecimal averagePrice,
    BigDecimal quantity,
    BigDecimal filled,
    Instant at) {}
