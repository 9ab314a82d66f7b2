/**
 * Whether the pictures know better than chance where liquidations are observed.
 *
 * <p>Depends on {@code heatmap.entity}, {@code feed.api}, {@code market.entity} and Jakarta
 * Persistence.
 */
package org.tradewire.trading.heatmap.control.backtest;
