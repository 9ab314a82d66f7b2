package org.tradewire.trading.market.entity;

import java.math.BigDecimal;

/**
 * An instrument at a glance; null for what is not known.
 *
 * @param best best prices of its book
 * @param last price of the newest trade
 * @param day the last 24 hours
 * @param stale whether its feed has fallen silent: prices are what they were then
 */
public record Ticker(
    VenueSymbol instrument, BestPrices best, BigDecimal last, TradedDay day, boolean stale) {}
