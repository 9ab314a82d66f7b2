/**
 * Computing, storing and asking for heatmaps.
 *
 * <p>Depends on {@code heatmap.control}, {@code heatmap.control.backtest}, {@code
 * heatmap.control.levels}, {@code heatmap.entity}, {@code account}, {@code alert}, {@code audit},
 * {@code market}, {@code shared} and {@code streaming}.
 */
package org.tradewire.trading.heatmap.boundary;
