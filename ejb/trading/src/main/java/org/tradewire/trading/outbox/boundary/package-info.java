/**
 * The outbox's transactions, its drain, and the channels whose only state is the outbox.
 *
 * <p>Depends on {@code control}, {@code entity} and {@code streaming}.
 */
package org.tradewire.trading.outbox.boundary;
