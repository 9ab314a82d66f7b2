/**
 * Computes the picture: the two models, the state that a candle changes, and the digest by which
 * equal pictures are known.
 *
 * <p>Depends on {@code heatmap.entity}, {@code market.entity} and {@code shared}.
 */
package org.tradewire.trading.heatmap.control;
