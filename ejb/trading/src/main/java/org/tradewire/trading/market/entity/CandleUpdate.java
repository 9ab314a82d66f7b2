package org.tradewire.trading.market.entity;

/**
 * A candle that has changed.
 *
 * @param closed whether its time is over; a trade that comes late may still change it
 */
public record CandleUpdate(TimeFrame timeFrame, Candle candle, boolean closed) {}
