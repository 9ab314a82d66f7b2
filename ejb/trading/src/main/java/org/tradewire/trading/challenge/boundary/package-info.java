/**
 * What the web tier and other components ask of challenges. Transactions begin here and only here,
 * except {@link org.tradewire.trading.challenge.boundary.AccountBook}, which another component
 * keeps in its own.
 *
 * <p>May depend on the component's control and entity packages, on {@code account}, {@code audit},
 * {@code outbox}, {@code shared} and {@code template}, and on streaming.
 */
package org.tradewire.trading.challenge.boundary;
