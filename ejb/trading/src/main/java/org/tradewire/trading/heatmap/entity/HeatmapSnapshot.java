package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

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

  /**
   * The same in wider buckets.
   *
   * @param bucket their width, a multiple of the width of the levels here
   */
  public HeatmapSnapshot inBuckets(BigDecimal bucket) {
    NavigableMap<BigDecimal, HeatmapLevel> wider = new TreeMap<>();
    for (HeatmapLevel level : levels) {
      BigDecimal price = level.price().divide(bucket, 0, RoundingMode.FLOOR).multiply(bucket);
      wider.merge(price, level.at(price), HeatmapLevel::plus);
    }
    return withLevels(wider.values());
  }

  /**
   * The pictures of several venues as one, level by level; time and price are the first one's.
   *
   * @param venues at least one, all of one symbol, model and bucket
   */
  public static HeatmapSnapshot sum(List<HeatmapSnapshot> venues) {
    HeatmapSnapshot sum = venues.get(0);
    for (HeatmapSnapshot venue : venues.subList(1, venues.size())) {
      sum = sum.plus(venue);
    }
    return sum;
  }

  private HeatmapSnapshot plus(HeatmapSnapshot other) {
    NavigableMap<BigDecimal, HeatmapLevel> both = new TreeMap<>();
    levels.forEach(level -> both.put(level.price(), level));
    other.levels.forEach(level -> both.merge(level.price(), level, HeatmapLevel::plus));
    return new HeatmapSnapshot(
        openTimeMs,
        close,
        List.copyOf(both.values()),
        created + other.created,
        consumed + other.consumed,
        consumedVolume.add(other.consumedVolume));
  }

  private HeatmapSnapshot withLevels(Collection<HeatmapLevel> others) {
    return new HeatmapSnapshot(
        openTimeMs, close, List.copyOf(others), created, consumed, consumedVolume);
  }

  /** The same at another price. */
  HeatmapSnapshot at(BigDecimal price) {
    return new HeatmapSnapshot(openTimeMs, price, levels, created, consumed, consumedVolume);
  }

  /** The same as of a candle in which nothing was opened or liquidated. */
  public HeatmapSnapshot withoutCounters() {
    return new HeatmapSnapshot(openTimeMs, close, levels, 0, 0, BigDecimal.ZERO);
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
