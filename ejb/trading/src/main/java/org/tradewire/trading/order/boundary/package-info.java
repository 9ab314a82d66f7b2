/**
 * What the web tier asks of orders and positions, and the watch over open accounts.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code wire}, {@code account}, {@code challenge},
 * {@code instrument}, {@code market}, {@code outbox}, {@code shared} and {@code streaming}.
 */
package org.tradewire.trading.order.boundary;
