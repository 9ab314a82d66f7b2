/**
 * Encoding and SQL of the outbox, and the coalescing of wake-ups.
 *
 * <p>May depend on the component's entity package, on streaming and on monitoring's health checks;
 * begins no transaction.
 */
package org.tradewire.trading.outbox.control;
