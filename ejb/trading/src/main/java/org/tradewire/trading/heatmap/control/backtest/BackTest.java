package org.tradewire.trading.heatmap.control.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.heatmap.entity.BackTestDay;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.market.entity.ObservedLiquidation;

/**
 * One day of one symbol and model, without look-ahead: each observed liquidation is compared with
 * the picture before its candle. Of the buckets within 5 % of the last price, on the side's own
 * half, the densest that cover a tenth are its zones. Not thread-safe.
 */
public final class BackTest {
  private static final long CANDLE_MS = TimeUnit.MINUTES.toMillis(5);
  private static final long CANDLES_A_DAY = TimeUnit.DAYS.toMillis(1) / CANDLE_MS;
  private static final int MINUTES_A_CANDLE = 5;
  private static final BigDecimal REACH = new BigDecimal("0.05");
  private static final int PART = 10;
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  private final BigDecimal bucket;
  private final Figures longs = new Figures();
  private final Figures shorts = new Figures();
  private final List<BigDecimal> predicted = new ArrayList<>();
  private final List<BigDecimal> observed = new ArrayList<>();

  /** What was found of one side. */
  private static final class Figures {
    private int events;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal hit = BigDecimal.ZERO;
    private BigDecimal uniform = BigDecimal.ZERO;
    private BigDecimal shifted = BigDecimal.ZERO;
    private BigDecimal nearest = BigDecimal.ZERO;
  }

  /**
   * Buckets of a side's half of the range, by number, and the densest of them.
   *
   * @param side longs lie below the price, which is in the last bucket, shorts above it
   */
  private record Range(LevelSide side, long first, long last, Set<Long> zones) {
    long size() {
      return last - first + 1;
    }

    /** Whether a bucket is one of those nearest to the price, which are as many as the zones. */
    boolean isNearest(long number) {
      return side == LevelSide.LONG ? number > last - zones.size() : number < first + zones.size();
    }
  }

  /**
   * A day without a candle.
   *
   * @param bucket width of the pictures' levels
   */
  public BackTest(BigDecimal bucket) {
    this.bucket = bucket;
  }

  /**
   * Takes a candle of the day.
   *
   * @param before the picture after the candle before it
   * @param after the picture after it
   * @param events observed in it, of all venues
   */
  public void add(HeatmapSnapshot before, HeatmapSnapshot after, List<ObservedLiquidation> events) {
    Range below = range(before, LevelSide.LONG);
    Range above = range(before, LevelSide.SHORT);
    BigDecimal sum = BigDecimal.ZERO;
    for (ObservedLiquidation event : events) {
      // An order that sells closes longs.
      boolean closedLongs = event.side() == Side.SELL;
      BigDecimal volume = event.price().multiply(event.filled());
      sum = sum.add(volume);
      judge(event.price(), volume, closedLongs ? below : above, closedLongs ? longs : shorts);
    }
    predicted.add(after.consumedVolume());
    observed.add(sum);
  }

  private void judge(BigDecimal price, BigDecimal volume, Range range, Figures figures) {
    long number = number(price);
    if (number < range.first() || number > range.last()) {
      return;
    }
    int zones = range.zones().size();
    boolean hit = range.zones().contains(number);
    figures.events++;
    figures.volume = figures.volume.add(volume);
    figures.hit = hit ? figures.hit.add(volume) : figures.hit;
    figures.uniform = figures.uniform.add(part(volume, zones, range.size()));
    // The mean over every shift of the zones around the range; zones beside each other stay so.
    figures.shifted = figures.shifted.add(part(volume, zones, range.size()));
    figures.nearest = range.isNearest(number) ? figures.nearest.add(volume) : figures.nearest;
  }

  private static BigDecimal part(BigDecimal volume, long of, long all) {
    return volume.multiply(BigDecimal.valueOf(of)).divide(BigDecimal.valueOf(all), DIGITS);
  }

  private Range range(HeatmapSnapshot picture, LevelSide side) {
    BigDecimal reach = picture.close().multiply(REACH);
    long first = number(side == LevelSide.LONG ? picture.close().subtract(reach) : picture.close());
    long last = number(side == LevelSide.LONG ? picture.close() : picture.close().add(reach));
    long most = Math.max(1, (last - first + 1) / PART);
    Set<Long> zones = new HashSet<>();
    picture.levels().stream()
        .filter(level -> number(level.price()) >= first && number(level.price()) <= last)
        .filter(level -> density(level, side).signum() > 0)
        .sorted(
            Comparator.comparing((HeatmapLevel level) -> density(level, side))
                .reversed()
                .thenComparing(HeatmapLevel::price))
        .limit(most)
        .forEach(level -> zones.add(number(level.price())));
    return new Range(side, first, last, zones);
  }

  private static BigDecimal density(HeatmapLevel level, LevelSide side) {
    return side == LevelSide.LONG ? level.longDensity() : level.shortDensity();
  }

  private long number(BigDecimal price) {
    return price.divide(bucket, 0, RoundingMode.FLOOR).longValueExact();
  }

  /** What was found of one side. */
  public BackTestDay day(LocalDate day, LevelSide side) {
    Figures figures = side == LevelSide.LONG ? longs : shorts;
    int missing = Math.toIntExact((CANDLES_A_DAY - predicted.size()) * MINUTES_A_CANDLE);
    return new BackTestDay(
        side,
        day,
        predicted.size(),
        figures.events,
        figures.volume,
        figures.hit,
        figures.uniform,
        figures.shifted,
        figures.nearest,
        RankCorrelation.of(predicted, observed).orElse(null),
        Math.max(0, missing));
  }
}
