/**
 * Where leveraged positions would be liquidated, estimated from candles and open interest.
 *
 * <pre>
 *  market: candles, open interest --&gt; HeatmapMaking -&gt; InstrumentHeatmaps -&gt; HeatmapEngine (one of each model)
 *                                          |                    |
 *                                          |                    +--&gt; HeatmapStore: steps, checkpoints
 *                                          v
 *                                    HeatmapPublisher --lease--&gt; heatmap:SYMBOL
 *                                          |
 *                                          +--&gt; ZoneWatch --&gt; AlertRaising
 *  REST -&gt; Heatmaps -&gt; HeatmapSeries -&gt; PictureChain &lt;-- steps
 * </pre>
 *
 * <p>Depends on {@code account} (who calls), {@code alert}, {@code audit}, {@code market}, {@code
 * shared} and streaming.
 */
package org.tradewire.trading.heatmap;
