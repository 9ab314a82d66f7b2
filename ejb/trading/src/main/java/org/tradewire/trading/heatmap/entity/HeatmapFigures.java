package org.tradewire.trading.heatmap.entity;

import java.util.Map;
import org.tradewire.streaming.meter.LatencySnapshot;

/**
 * What a node measured of the heatmaps that it computes.
 *
 * @param steps nanoseconds for each candle of an instrument, all models together
 * @param symbols those that it computes
 */
public record HeatmapFigures(LatencySnapshot steps, Map<String, Symbol> symbols) {

  /**
   * One symbol.
   *
   * @param entries positions that are kept one by one, of all venues and models
   * @param candleMs when its newest candle ended, milliseconds since the Unix epoch; 0 before one
   * @param interestMs when its newest open interest was measured; 0 before the first
   */
  public record Symbol(int entries, long candleMs, long interestMs) {}
}
