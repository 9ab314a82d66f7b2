/**
 * Orders, positions, what accounts are worth, and refusals. Quantities are lots.
 *
 * <p>Depends on {@code instrument}, {@code market}, {@code shared}, {@code streaming.meter} and
 * Jakarta Persistence.
 */
package org.tradewire.trading.order.entity;
