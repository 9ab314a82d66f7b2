package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;

/**
 * A picture of one symbol and model as it is shown, of all venues together or of one.
 *
 * @param snapshot levels and counters
 * @param bucket width of its levels
 * @param closed false while the candle is open: then what it has reached so far is left out, and
 *     the closed candle decides
 */
public record Picture(
    HeatmapSnapshot snapshot, HeatmapModel model, BigDecimal bucket, boolean closed) {

  /** The same at another price. */
  public Picture at(BigDecimal price) {
    return new Picture(snapshot.at(price), model, bucket, closed);
  }
}
