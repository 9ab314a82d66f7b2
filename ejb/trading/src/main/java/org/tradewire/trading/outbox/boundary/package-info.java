/**
 * The outbox's transactions, its drain, and the channels whose only state is the outbox.
 *
 * <p>May depend on the component's control and entity packages and on streaming.
 */
package org.tradewire.trading.outbox.boundary;
