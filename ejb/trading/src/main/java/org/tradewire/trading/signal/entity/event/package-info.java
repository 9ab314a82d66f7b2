/**
 * What happens to signals, for whoever observes it in the transaction or behind it.
 *
 * <p>Depends on {@code signal.entity}.
 */
package org.tradewire.trading.signal.entity.event;
