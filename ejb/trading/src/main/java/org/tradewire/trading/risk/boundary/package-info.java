/**
 * What the web tier asks of risk scores. Transactions begin here.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code account}, {@code challenge} and {@code
 * shared}.
 */
package org.tradewire.trading.risk.boundary;
