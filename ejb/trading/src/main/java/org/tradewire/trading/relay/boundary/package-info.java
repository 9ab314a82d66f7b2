/**
 * The producers of the streaming core. No transactions.
 *
 * <p>May depend on the component's control package and on streaming.
 */
package org.tradewire.trading.relay.boundary;
