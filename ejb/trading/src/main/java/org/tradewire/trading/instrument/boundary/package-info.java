/**
 * What the web tier and other components ask of instruments and their prices, and the watch that
 * decides whose prices count. Transactions begin here.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code account}, {@code audit}, {@code market},
 * {@code monitoring}, {@code shared}, {@code streaming.relay} and {@code streaming.work}.
 */
package org.tradewire.trading.instrument.boundary;
