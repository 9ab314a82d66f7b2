package org.tradewire.trading.market.entity;

import java.time.Instant;

/**
 * Candles or open interest of a time that was computed already were stored or replaced. Fired
 * synchronously inside the transaction that changes them: whoever derives something of the history
 * does it again from there, after the commit at the earliest.
 *
 * @param from the beginning of the oldest candle, or the moment of the oldest sample, that changed
 */
public record HistoryChanged(VenueSymbol instrument, Instant from) {}
