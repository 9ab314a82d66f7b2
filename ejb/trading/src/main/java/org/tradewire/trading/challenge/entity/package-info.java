/**
 * The stored account of one phase with its behaviour, and the trades booked to it. Money is {@link
 * java.math.BigDecimal} with 2 decimals. Knows neither its events nor its views, which have
 * packages of their own.
 *
 * <p>May depend on {@code shared}, on {@code template.entity}, on Jakarta Persistence and on the
 * form of outbox events.
 */
package org.tradewire.trading.challenge.entity;
