/**
 * What the web tier and other components ask of challenges. Transactions begin here and only here,
 * except {@link org.tradewire.trading.challenge.boundary.AccountBook}, which another component
 * keeps in its own.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code entity.event}, {@code entity.view}, {@code
 * wire}, {@code account}, {@code outbox}, {@code shared}, {@code template}, {@code streaming} and
 * Jakarta Persistence.
 */
package org.tradewire.trading.challenge.boundary;
