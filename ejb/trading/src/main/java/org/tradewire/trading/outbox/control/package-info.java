/**
 * Encoding and SQL of the outbox, and the coalescing of wake-ups.
 *
 * <p>May depend on the component's entity package, on {@code shared}, on streaming, on monitoring's
 * health checks, on Jakarta Persistence and on MicroProfile Config; begins no transaction.
 */
package org.tradewire.trading.outbox.control;
