package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * The picture after one candle.
 *
 * @param openTimeMs the candle's beginning, milliseconds since the Unix epoch
 * @param close the candle's last price
 * @param levels by ascending price, those alone that hold a position
 * @param created positions that the candle opened; a side and a leverage is one
 * @param consumed positions that the candle liquidated
 * @param consumedVolume their notional at their entry, in the quote currency
 */
public record HeatmapSnapshot(
    long openTimeMs,
    BigDecimal close,
    List<HeatmapLevel> levels,
    int created,
    int consumed,
    BigDecimal consumedVolume) {

  /** Copies the levels. */
  public HeatmapSnapshot {
    levels = List.copyOf(levels);
  }

  /** All long densities. */
  public BigDecimal totalLong() {
    return levels.stream().map(HeatmapLevel::longDensity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** All short densities. */
  public BigDecimal totalShort() {
    return levels.stream().map(HeatmapLevel::shortDensity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
