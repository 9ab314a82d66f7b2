/**
 * State and values of challenges: the stored aggregate with its behaviour, its events, its views
 * and its refusals. Money is {@link java.math.BigDecimal} with 2 decimals.
 *
 * <p>May depend on Jakarta Persistence, on the form of outbox events and on streaming's channel
 * names.
 */
package org.tradewire.trading.challenge.entity;
