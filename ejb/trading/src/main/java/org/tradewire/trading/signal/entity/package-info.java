/**
 * Signals and what became of them.
 *
 * <p>Depends on {@code entity.producer}, {@code market.entity} and {@code shared}.
 */
package org.tradewire.trading.signal.entity;
