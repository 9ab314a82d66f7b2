/**
 * What sources of market data and those who write it say to each other: the source and its
 * listener, levels of a book, figures of health, and the order to collect a venue.
 *
 * <p>The ground of the collector: knows neither exchanges nor files nor rings, but for the values a
 * record is made of. Depends on {@code feed.ring} and {@code feed.api} for these, and on Agrona's
 * clocks.
 */
package org.tradewire.collector.market;
