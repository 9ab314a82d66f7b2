/**
 * The strategies that come with the product: how they are set, and what they say of a candle.
 *
 * <p>Depends on {@code signal.entity}, {@code market.entity} and {@code shared}.
 */
package org.tradewire.trading.signal.entity.strategy;
