/**
 * The stored account of one phase with its behaviour, and the trades booked to it. Money is {@link
 * java.math.BigDecimal} with 2 decimals. Knows neither its events nor its views, which have
 * packages of their own.
 *
 * <p>Depends on {@code shared}, {@code template} and Jakarta Persistence.
 */
package org.tradewire.trading.challenge.entity;
