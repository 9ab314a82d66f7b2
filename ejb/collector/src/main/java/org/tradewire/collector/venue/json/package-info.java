/**
 * How exchanges that speak JSON are read: a cursor over jackson-core's tokens, decimals and
 * instants read from the text into whole numbers (never floating point; trailing zeros are kept),
 * the trades of a message, and the exchanges' own minutes.
 *
 * <p>Belongs to the collector's writer thread. Depends on {@code venue}, {@code market}, the values
 * of {@code feed.ring} and {@code feed.api}, and jackson-core.
 */
package org.tradewire.collector.venue.json;
