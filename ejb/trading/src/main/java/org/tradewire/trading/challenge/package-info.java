/**
 * Prop-trading challenges: the life of an account of one phase, and the trades booked to it.
 *
 * <p>Depends on {@code account} (who calls), {@code audit}, {@code monitoring} (long transactions),
 * {@code outbox} (the form of its events), {@code setting} (who may report trades), {@code shared}
 * and {@code template} (what accounts were sold on). Its events are fired inside the trade's
 * transaction; nothing here knows how they travel.
 */
package org.tradewire.trading.challenge;
