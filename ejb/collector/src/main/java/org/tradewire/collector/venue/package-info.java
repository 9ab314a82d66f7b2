/**
 * What all exchanges have in common: the session that reads what one says, the numbers it checks,
 * the names it gives to symbols.
 *
 * <p>One {@link org.tradewire.collector.venue.VenueSession} per exchange protocol. A session reads
 * messages and calls a {@link org.tradewire.collector.market.MarketDataListener}; it knows neither
 * rings nor sockets nor recordings.
 *
 * <p>Everything here belongs to one thread, the collector's writer. Depends on {@code market}
 * alone.
 */
package org.tradewire.collector.venue;
