package org.tradewire.trading.market.entity;

import java.math.BigDecimal;

/**
 * What an instrument can be bought and sold for, at one venue.
 *
 * @param bid for whoever sells
 * @param ask for whoever buys
 */
public record Quote(VenueSymbol instrument, BigDecimal bid, BigDecimal ask) {}
