/**
 * The outbox's transactions, its drain, and the producers of the streaming core.
 *
 * <p>May depend on the component's control and entity packages and on streaming.
 */
package org.tradewire.trading.outbox.boundary;
