/**
 * What the web tier and other components ask of challenges. Transactions begin here and only here.
 *
 * <p>May depend on the component's control and entity packages, on {@code account}, {@code audit},
 * {@code outbox}, {@code shared} and {@code template}, and on streaming.
 */
package org.tradewire.trading.challenge.boundary;
