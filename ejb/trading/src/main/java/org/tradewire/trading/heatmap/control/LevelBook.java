package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.shared.Decimals;

/**
 * Entries by side and price, with the sums of their buckets, all before the factor. Adding and
 * removing cost O(log n); sums are exact, so that they do not depend on the way to them. Keeps what
 * was done since {@link #begin} and can take it back. Not thread-safe.
 */
final class LevelBook {
  private static final int SLACK = 64;
  private static final Bucket NOTHING = new Bucket();

  private final BigDecimal bucketSize;
  private final NavigableSet<LevelEntry> longs = new TreeSet<>(LevelEntry.BY_PRICE);
  private final NavigableSet<LevelEntry> shorts = new TreeSet<>(LevelEntry.BY_PRICE);
  private final NavigableMap<BigDecimal, Bucket> buckets = new TreeMap<>();

  /** Removed entries leave it when they come to its head, or when they are the most of it. */
  private final PriorityQueue<LevelEntry> byDensity = new PriorityQueue<>(LevelEntry.BY_DENSITY);

  private final List<Change> changes = new ArrayList<>();
  private BigDecimal amount = BigDecimal.ZERO;

  /** Sides of buckets that hold an entry: as many as entries where no two share one. */
  private int occupied;

  private record Change(LevelEntry entry, boolean added) {}

  private static final class Bucket {
    private BigDecimal longs = BigDecimal.ZERO;
    private BigDecimal shorts = BigDecimal.ZERO;
    private int longEntries;
    private int shortEntries;

    /** The sums to the digits that are told; null until they are asked for after a change. */
    private BigDecimal shortenedLongs;

    private BigDecimal shortenedShorts;

    int entries() {
      return longEntries + shortEntries;
    }

    int entries(LevelSide side) {
      return side == LevelSide.LONG ? longEntries : shortEntries;
    }

    void count(LevelSide side, int more) {
      if (side == LevelSide.LONG) {
        longEntries += more;
      } else {
        shortEntries += more;
      }
    }

    /**
     * @param factor with no more digits than {@code digits}: two numbers that fit a {@code long}
     *     are multiplied without a {@code BigInteger}, in a tenth of the time
     */
    HeatmapLevel level(BigDecimal price, BigDecimal factor, MathContext digits) {
      if (shortenedLongs == null) {
        shortenedLongs = Decimals.compact(longs.round(digits));
      }
      if (shortenedShorts == null) {
        shortenedShorts = Decimals.compact(shorts.round(digits));
      }
      return new HeatmapLevel(
          price,
          Decimals.compact(shortenedLongs.multiply(factor, digits)),
          Decimals.compact(shortenedShorts.multiply(factor, digits)));
    }

    Bucket copy() {
      Bucket copy = new Bucket();
      copy.longs = longs;
      copy.shorts = shorts;
      copy.longEntries = longEntries;
      copy.shortEntries = shortEntries;
      return copy;
    }

    void add(LevelSide side, BigDecimal density) {
      if (side == LevelSide.LONG) {
        longs = longs.add(density);
        shortenedLongs = null;
      } else {
        shorts = shorts.add(density);
        shortenedShorts = null;
      }
    }
  }

  /**
   * An empty book.
   *
   * @param bucketSize width of a bucket in the quote currency
   */
  LevelBook(BigDecimal bucketSize) {
    this.bucketSize = bucketSize;
  }

  /** An empty book with buckets of the same width. */
  LevelBook empty() {
    return new LevelBook(bucketSize);
  }

  /** From now on changes are those that {@link #takeBack} undoes. */
  void begin() {
    changes.clear();
  }

  /** Undoes what was done since {@link #begin}. */
  void takeBack() {
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      if (change.added) {
        withdraw(change.entry);
      } else {
        hold(change.entry);
      }
    }
    changes.clear();
  }

  void add(LevelEntry entry) {
    hold(entry);
    changes.add(new Change(entry, true));
  }

  void remove(LevelEntry entry) {
    withdraw(entry);
    changes.add(new Change(entry, false));
  }

  /** Longs at or above a price, shorts at or below one. */
  List<LevelEntry> crossed(BigDecimal low, BigDecimal high) {
    List<LevelEntry> crossed = new ArrayList<>();
    for (LevelEntry entry : longs.descendingSet()) {
      if (entry.price().compareTo(low) < 0) {
        break;
      }
      crossed.add(entry);
    }
    for (LevelEntry entry : shorts) {
      if (entry.price().compareTo(high) > 0) {
        break;
      }
      crossed.add(entry);
    }
    return crossed;
  }

  /** The entry of least density, or null. */
  LevelEntry smallest() {
    while (!byDensity.isEmpty() && !byDensity.peek().held) {
      byDensity.remove().queued = false;
    }
    return byDensity.peek();
  }

  /**
   * The smallest entry that shares its bucket with another of its side, and the smaller of its
   * neighbours there. Where every bucket holds one entry of a side, the smallest entry and the
   * nearest of its side: a bucket may be finer than the prices that there are. Empty where no side
   * has two.
   */
  List<LevelEntry> smallestPair() {
    return size() > occupied ? pairOfABucket() : nearestPair();
  }

  private List<LevelEntry> pairOfABucket() {
    List<LevelEntry> alone = new ArrayList<>();
    List<LevelEntry> pair = List.of();
    for (LevelEntry entry = smallest(); entry != null && pair.isEmpty(); entry = smallest()) {
      NavigableSet<LevelEntry> side = of(entry.side());
      LevelEntry below = inBucketOf(entry, side.lower(entry));
      LevelEntry above = inBucketOf(entry, side.higher(entry));
      if (below == null && above == null) {
        alone.add(byDensity.remove());
      } else {
        pair = List.of(entry, smaller(below, above));
      }
    }
    byDensity.addAll(alone);
    return pair;
  }

  private List<LevelEntry> nearestPair() {
    LevelEntry first = smallest();
    if (first != null && of(first.side()).size() == 1) {
      LevelSide other = first.side() == LevelSide.LONG ? LevelSide.SHORT : LevelSide.LONG;
      first = of(other).stream().min(LevelEntry.BY_DENSITY).orElse(null);
    }
    if (first == null || of(first.side()).size() == 1) {
      return List.of();
    }
    LevelEntry below = of(first.side()).lower(first);
    LevelEntry above = of(first.side()).higher(first);
    if (below == null || above == null) {
      return List.of(first, below == null ? above : below);
    }
    BigDecimal down = first.price().subtract(below.price());
    BigDecimal up = above.price().subtract(first.price());
    return List.of(first, up.compareTo(down) < 0 ? above : below);
  }

  private LevelEntry inBucketOf(LevelEntry entry, LevelEntry neighbour) {
    return neighbour != null && bucketOf(neighbour.price()).equals(bucketOf(entry.price()))
        ? neighbour
        : null;
  }

  private static LevelEntry smaller(LevelEntry one, LevelEntry other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return LevelEntry.BY_DENSITY.compare(one, other) < 0 ? one : other;
  }

  /** All entries, longs first, each side by ascending price. */
  Collection<LevelEntry> entries() {
    List<LevelEntry> entries = new ArrayList<>(longs);
    entries.addAll(shorts);
    return entries;
  }

  int size() {
    return longs.size() + shorts.size();
  }

  /** The sum of all amounts. */
  BigDecimal amount() {
    return amount;
  }

  /**
   * The buckets that hold an entry, by ascending price.
   *
   * @param factor by which densities are multiplied
   */
  List<HeatmapLevel> levels(BigDecimal factor, MathContext digits) {
    BigDecimal shortened = factor.round(digits);
    List<HeatmapLevel> levels = new ArrayList<>(buckets.size());
    buckets.forEach((price, bucket) -> levels.add(bucket.level(price, shortened, digits)));
    return levels;
  }

  /** The same as if some entries, each of them held, were not there. */
  List<HeatmapLevel> levelsWithout(
      List<LevelEntry> entries, BigDecimal factor, MathContext digits) {
    Map<BigDecimal, Bucket> without = new HashMap<>();
    for (LevelEntry entry : entries) {
      BigDecimal price = bucketOf(entry.price());
      Bucket bucket = without.computeIfAbsent(price, any -> buckets.get(price).copy());
      bucket.count(entry.side(), -1);
      bucket.add(entry.side(), entry.density().negate());
    }
    BigDecimal shortened = factor.round(digits);
    List<HeatmapLevel> levels = new ArrayList<>(buckets.size());
    buckets.forEach(
        (price, bucket) -> {
          Bucket left = without.getOrDefault(price, bucket);
          if (left.entries() > 0) {
            levels.add(left.level(price, shortened, digits));
          }
        });
    return levels;
  }

  /**
   * The buckets of entries that were added or removed since {@link #begin}, by ascending price;
   * those that hold nothing any more with densities of 0.
   */
  List<HeatmapLevel> changedLevels(BigDecimal factor, MathContext digits) {
    NavigableSet<BigDecimal> prices = new TreeSet<>();
    changes.forEach(change -> prices.add(bucketOf(change.entry.price())));
    BigDecimal shortened = factor.round(digits);
    List<HeatmapLevel> levels = new ArrayList<>(prices.size());
    for (BigDecimal price : prices) {
      Bucket bucket = buckets.getOrDefault(price, NOTHING);
      levels.add(bucket.level(price, shortened, digits));
    }
    return levels;
  }

  /** The lower edge of the bucket that holds a price. */
  BigDecimal bucketOf(BigDecimal price) {
    return price.divide(bucketSize, 0, RoundingMode.FLOOR).multiply(bucketSize);
  }

  private NavigableSet<LevelEntry> of(LevelSide side) {
    return side == LevelSide.LONG ? longs : shorts;
  }

  private void hold(LevelEntry entry) {
    of(entry.side()).add(entry);
    Bucket bucket = buckets.computeIfAbsent(bucketOf(entry.price()), price -> new Bucket());
    if (bucket.entries(entry.side()) == 0) {
      occupied++;
    }
    bucket.count(entry.side(), 1);
    bucket.add(entry.side(), entry.density());
    amount = amount.add(entry.amount());
    entry.held = true;
    if (!entry.queued) {
      entry.queued = true;
      byDensity.add(entry);
    }
  }

  private void withdraw(LevelEntry entry) {
    of(entry.side()).remove(entry);
    BigDecimal price = bucketOf(entry.price());
    Bucket bucket = buckets.get(price);
    bucket.count(entry.side(), -1);
    if (bucket.entries(entry.side()) == 0) {
      occupied--;
    }
    if (bucket.entries() == 0) {
      buckets.remove(price);
    } else {
      bucket.add(entry.side(), entry.density().negate());
    }
    amount = amount.subtract(entry.amount());
    entry.held = false;
    if (byDensity.size() > 2 * size() + SLACK) {
      byDensity.removeIf(each -> !each.held);
      // What was thrown out would not be queued again when it is taken back.
      changes.forEach(change -> change.entry.queued = change.entry.held);
      entry.queued = false;
    }
  }
}
