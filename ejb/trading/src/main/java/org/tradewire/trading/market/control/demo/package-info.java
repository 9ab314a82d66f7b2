/**
 * What a simulated market would have had before it was opened, beside its candles. Plain code.
 *
 * <p>Depends on {@code market.entity} and {@code feed.api}.
 */
package org.tradewire.trading.market.control.demo;
