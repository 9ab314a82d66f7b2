package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * Which pictures are asked for.
 *
 * @param keys the venues' pictures of one symbol and model that are added up, at least one
 * @param start of the first candle at the earliest
 * @param end before which the last candle begins
 * @param interval of which one picture each is given: that of its last candle, counters added up
 * @param bucket width of levels; null for the stored one
 */
public record SeriesQuestion(
    List<HeatmapKey> keys, Instant start, Instant end, TimeFrame interval, BigDecimal bucket) {

  /** Copies the keys. */
  public SeriesQuestion {
    keys = List.copyOf(keys);
  }

  /** How many pictures there are at most. */
  public long pictures() {
    return Math.max(0, (end.toEpochMilli() - start.toEpochMilli()) / interval.lengthMs() + 1);
  }
}
