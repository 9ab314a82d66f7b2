/**
 * What the web tier and other components ask of instruments. Transactions begin here.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code account}, {@code audit}, {@code market} and
 * {@code shared}.
 */
package org.tradewire.trading.instrument.boundary;
