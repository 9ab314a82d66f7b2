package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What would be liquidated, by price, side and leverage, after one candle.
 *
 * @param openTimeMs the candle's beginning, milliseconds since the Unix epoch
 * @param close the candle's last price
 * @param items by ascending price, longs first, by ascending leverage; those of unknown leverage
 *     last
 */
public record LeveragedLevels(long openTimeMs, BigDecimal close, List<Item> items) {

  private static final Comparator<Item> IN_ORDER =
      Comparator.comparing(Item::price)
          .thenComparing(Item::side)
          .thenComparing(Item::leverage, Comparator.nullsLast(Comparator.naturalOrder()));

  /** Puts the items in order. */
  public LeveragedLevels {
    items = items.stream().sorted(IN_ORDER).toList();
  }

  /**
   * Positions of one bucket, side and leverage.
   *
   * @param price lower edge of the bucket
   * @param leverage null where positions of several leverages were joined, because there were too
   *     many
   * @param density in the quote currency, with more digits than it is worth
   */
  public record Item(BigDecimal price, LevelSide side, Integer leverage, BigDecimal density) {

    private Item at(BigDecimal other) {
      return new Item(other, side, leverage, density);
    }

    private Item plus(Item other) {
      return new Item(price, side, leverage, density.add(other.density));
    }
  }

  /** Which item of a picture it is. */
  private record Place(BigDecimal price, LevelSide side, Integer leverage) {

    Place(Item item) {
      this(item.price.stripTrailingZeros(), item.side, item.leverage);
    }
  }

  /** Items of the same price, side and leverage become one. */
  public static LeveragedLevels summed(long openTimeMs, BigDecimal close, List<Item> items) {
    Map<Place, Item> sums = new HashMap<>();
    items.forEach(each -> sums.merge(new Place(each), each, Item::plus));
    return new LeveragedLevels(openTimeMs, close, List.copyOf(sums.values()));
  }

  /**
   * Those of some leverages.
   *
   * @param leverages empty for all, also where none is known
   */
  public LeveragedLevels of(Collection<Integer> leverages) {
    return leverages.isEmpty()
        ? this
        : new LeveragedLevels(
            openTimeMs,
            close,
            items.stream()
                .filter(each -> each.leverage != null && leverages.contains(each.leverage))
                .toList());
  }

  /**
   * The same in wider buckets.
   *
   * @param bucket their width, a multiple of the width of the buckets here
   */
  public LeveragedLevels inBuckets(BigDecimal bucket) {
    return summed(
        openTimeMs,
        close,
        items.stream()
            .map(each -> each.at(each.price.divide(bucket, 0, RoundingMode.FLOOR).multiply(bucket)))
            .toList());
  }

  /**
   * Several venues' as one; time and price are those of the most recent one.
   *
   * @param venues at least one, all of one symbol, model and bucket
   */
  public static LeveragedLevels sum(List<LeveragedLevels> venues) {
    LeveragedLevels newest =
        venues.stream().max(Comparator.comparingLong(LeveragedLevels::openTimeMs)).orElseThrow();
    return summed(
        newest.openTimeMs,
        newest.close,
        venues.stream().flatMap(each -> each.items.stream()).toList());
  }

  /**
   * Of each item what would be liquidated on the way from the price to it: all longs at or above
   * its price, or all shorts at or below it.
   */
  public List<BigDecimal> cumulative() {
    NavigableMap<BigDecimal, BigDecimal> longs = sums(LevelSide.LONG).descendingMap();
    NavigableMap<BigDecimal, BigDecimal> shorts = sums(LevelSide.SHORT);
    runUp(longs);
    runUp(shorts);
    List<BigDecimal> cumulative = new ArrayList<>(items.size());
    for (Item item : items) {
      cumulative.add((item.side == LevelSide.LONG ? longs : shorts).get(item.price));
    }
    return cumulative;
  }

  private NavigableMap<BigDecimal, BigDecimal> sums(LevelSide side) {
    NavigableMap<BigDecimal, BigDecimal> sums = new TreeMap<>();
    for (Item item : items) {
      if (item.side == side) {
        sums.merge(item.price, item.density, BigDecimal::add);
      }
    }
    return sums;
  }

  private static void runUp(NavigableMap<BigDecimal, BigDecimal> sums) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<BigDecimal, BigDecimal> each : sums.entrySet()) {
      sum = sum.add(each.getValue());
      each.setValue(sum);
    }
  }
}
