/**
 * Encoding and SQL of the outbox, and the coalescing of wake-ups.
 *
 * <p>Depends on {@code entity}, {@code monitoring}, {@code relay.boundary}, {@code setting}, {@code
 * shared}, {@code streaming}, Jakarta Persistence and MicroProfile Config; begins no transaction.
 */
package org.tradewire.trading.outbox.control;
