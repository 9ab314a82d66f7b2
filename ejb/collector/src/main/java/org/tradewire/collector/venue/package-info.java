/**
 * What exchanges say, turned into trades and book changes, and the order books that follow from it.
 *
 * <p>One {@link org.tradewire.collector.venue.VenueSession} per exchange protocol. A session reads
 * messages and calls a {@link org.tradewire.collector.venue.MarketDataListener}; it knows neither
 * rings nor sockets nor recordings. Decimals are never floating point: they are read from the text
 * into a mantissa and a scale that keeps trailing zeros.
 *
 * <p>Everything here belongs to one thread, the collector's writer. May depend on the JDK and
 * jackson-core alone.
 */
package org.tradewire.collector.venue;
