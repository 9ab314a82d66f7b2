/**
 * What happened to a challenge, numbered without a hole, with the data its room gets.
 *
 * <p>Depends on {@code entity}, {@code outbox}, {@code shared} and {@code streaming}.
 */
package org.tradewire.trading.challenge.entity.event;
