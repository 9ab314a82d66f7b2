/**
 * What the collector is asked to do: its arguments and its configuration file, read into {@link
 * org.tradewire.collector.market.VenueOrder}s. Whoever carries them out knows no argument. Every
 * refusal is a {@link org.tradewire.collector.command.UsageException} of one sentence.
 *
 * <p>Depends on all rooms that make sources of market data, which are {@code live}, {@code replay},
 * {@code simulator}, {@code load}, {@code venue}, {@code venue.binance}, {@code venue.coinbase} and
 * {@code venue.kraken}, and on {@code market}; on no ring.
 */
package org.tradewire.collector.command;
