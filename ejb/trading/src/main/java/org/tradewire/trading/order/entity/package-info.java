/**
 * Orders, positions, their events and refusals. Quantities are lots.
 *
 * <p>Depends on {@code instrument}, {@code market}, {@code outbox}, {@code shared}, {@code
 * streaming} and Jakarta Persistence.
 */
package org.tradewire.trading.order.entity;
