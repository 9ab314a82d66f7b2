/**
 * Where leveraged positions would be liquidated, estimated from candles and open interest.
 *
 * <p>Depends on {@code market} (candles) and {@code shared}; nothing depends on it but the web
 * tier.
 */
package org.tradewire.trading.heatmap;
