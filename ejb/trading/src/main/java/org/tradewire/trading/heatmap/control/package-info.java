/**
 * Computes the picture: the two models, the state that a candle changes, the digest by which equal
 * pictures are known, and what is stored of them.
 *
 * <p>Depends on {@code heatmap.entity}, {@code heatmap.wire}, {@code market.entity}, {@code
 * shared}, {@code streaming} and Jakarta Persistence.
 */
package org.tradewire.trading.heatmap.control;
