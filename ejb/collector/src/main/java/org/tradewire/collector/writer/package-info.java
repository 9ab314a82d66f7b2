/**
 * One venue from its source to its rings: {@link org.tradewire.collector.writer.VenueCollector} has
 * one thread, the {@link org.tradewire.collector.writer.WriterLoop}, which does a list of {@link
 * org.tradewire.collector.writer.Duty duties} in turn and owns source, books and rings, so that
 * nothing in them needs a lock.
 *
 * <p>Depends on {@code market}, {@code book}, {@code feed.ring}, {@code feed.ring.control}, {@code
 * feed.api} and Agrona's clocks; knows neither exchanges nor recordings nor the command line.
 */
package org.tradewire.collector.writer;
