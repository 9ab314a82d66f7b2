package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How much of a futures contract was open at a moment.
 *
 * @param sampledAt when it was measured; one that is measured on the edge of two candles belongs to
 *     the one that ends there
 * @param quantity in units of the base currency, not negative
 * @param value in units of the quote currency; null where the source does not tell it
 * @param source who told it, for instance {@code live} or {@code import}; at most 32 characters
 */
public record OpenInterestSample(
    VenueSymbol instrument,
    Instant sampledAt,
    BigDecimal quantity,
    BigDecimal value,
    String source) {}
