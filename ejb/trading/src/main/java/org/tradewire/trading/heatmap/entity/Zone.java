package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.shared.Decimals;

/**
 * A level that is dense and near enough to warn of.
 *
 * @param level what would be liquidated there
 * @param distance from the current price, in percent of it, two decimals
 * @param above whether it lies above the current price
 * @param side the denser one; shorts where both are equal
 * @param severity critical: within 1 % and 10 million or more; warning: 3 %, 5 million; info: 5 %,
 *     1 million, in the quote currency
 */
public record Zone(
    HeatmapLevel level, BigDecimal distance, boolean above, LevelSide side, ZoneSeverity severity) {

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** In this order the first that fits holds. */
  private static final List<Threshold> THRESHOLDS =
      List.of(
          new Threshold(ZoneSeverity.CRITICAL, "1", "10000000"),
          new Threshold(ZoneSeverity.WARNING, "3", "5000000"),
          new Threshold(ZoneSeverity.INFO, "5", "1000000"));

  private static final BigDecimal LEAST_DENSITY = THRESHOLDS.get(THRESHOLDS.size() - 1).density;

  private record Threshold(ZoneSeverity severity, BigDecimal distance, BigDecimal density) {

    Threshold(ZoneSeverity severity, String distance, String density) {
      this(severity, new BigDecimal(distance), new BigDecimal(density));
    }

    boolean holds(BigDecimal away, BigDecimal dense) {
      return away.compareTo(distance) <= 0 && dense.compareTo(density) >= 0;
    }
  }

  /** The zone of a level; empty where it is too far away, or too thin. */
  public static Optional<Zone> of(HeatmapLevel level, BigDecimal price) {
    BigDecimal dense = level.longDensity().add(level.shortDensity());
    if (dense.compareTo(LEAST_DENSITY) < 0) {
      return Optional.empty();
    }
    BigDecimal away = percentAway(level.price(), price);
    return THRESHOLDS.stream()
        .filter(threshold -> threshold.holds(away, dense))
        .findFirst()
        .map(
            threshold ->
                new Zone(
                    level,
                    away,
                    level.price().compareTo(price) > 0,
                    sideOf(level),
                    threshold.severity));
  }

  /** The zones of a picture, the most severe first, of equal ones the nearest. */
  public static List<Zone> of(HeatmapSnapshot snapshot) {
    return snapshot.levels().stream()
        .flatMap(level -> of(level, snapshot.close()).stream())
        .sorted(
            Comparator.comparing(Zone::severity)
                .reversed()
                .thenComparing(Zone::distance)
                .thenComparing(zone -> zone.level.price()))
        .toList();
  }

  /** How far a zone is away from a price, in percent of the price, two decimals. */
  public static BigDecimal percentAway(BigDecimal zone, BigDecimal price) {
    return zone.subtract(price).abs().multiply(HUNDRED).divide(price, 2, RoundingMode.HALF_UP);
  }

  /** By which a zone is the same one again: bucket and side. */
  public String key() {
    return Decimals.text(level.price()) + "_" + (side == LevelSide.LONG ? "long" : "short");
  }

  private static LevelSide sideOf(HeatmapLevel level) {
    return level.longDensity().compareTo(level.shortDensity()) > 0
        ? LevelSide.LONG
        : LevelSide.SHORT;
  }
}
