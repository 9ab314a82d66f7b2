package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the picture of one candle follows from the one before: every density is multiplied by what
 * was kept, then the changed levels take the place of theirs.
 *
 * @param openTimeMs the candle's beginning, milliseconds since the Unix epoch
 * @param kept part of all positions that stayed open, 0 to 1
 * @param created positions that the candle opened
 * @param consumed positions that it liquidated
 * @param consumedVolume their notional at their entry, in the quote currency
 * @param close the candle's last price
 * @param changed levels as they are now, by ascending price; one that holds nothing is gone
 */
public record HeatmapStep(
    long openTimeMs,
    BigDecimal kept,
    int created,
    int consumed,
    BigDecimal consumedVolume,
    BigDecimal close,
    List<HeatmapLevel> changed) {

  /** Copies the levels. */
  public HeatmapStep {
    changed = List.copyOf(changed);
  }
}
