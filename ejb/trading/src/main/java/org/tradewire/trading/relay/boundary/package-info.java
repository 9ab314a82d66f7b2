/**
 * The producers of the streaming core. No transactions.
 *
 * <p>Depends on {@code control} and {@code streaming}.
 */
package org.tradewire.trading.relay.boundary;
