/**
 * Prop-trading challenges: templates, the life of a challenge, and the trades booked to it.
 *
 * <p>Depends on {@code account} (who calls), {@code audit}, {@code monitoring} (long transactions)
 * and {@code outbox} (the form of its events). Its events are fired inside the trade's transaction;
 * nothing here knows how they travel.
 */
package org.tradewire.trading.challenge;
