package org.tradewire.benchmarks.jmh;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.heatmap.control.HeatmapEngine;
import org.tradewire.trading.heatmap.control.SnapshotDigest;
import org.tradewire.trading.heatmap.control.ToldPictures;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.market.entity.Candle;

/** The engine of heatmaps: a history from scratch, one candle of a large state, and its picture. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class HeatmapBenchmark {
  private static final long CANDLE_MS = TimeUnit.MINUTES.toMillis(5);
  private static final ModelSettings SETTINGS = ModelSettings.standard(new BigDecimal("100"));
  private static final int HISTORY = 1_000;
  private static final String SYMBOL = "BTC-USDT";

  /** The last candle liquidates a few of them. */
  private static final int ENTRIES = 10_500;

  /** How far the price of the large state goes up and down. */
  private static final double WAVE = 7_000;

  /** Levels of its picture at the least. */
  private static final int BUCKETS = 400;

  /** Both models. */
  @Param({"ISOLATED_MARGIN", "CLASSIC"})
  public HeatmapModel model;

  private final List<Candle> candles = new ArrayList<>();
  private final List<BigDecimal> deltas = new ArrayList<>();

  /** A state of 10,000 entries in 400 buckets, whose newest candle is done again and again. */
  private HeatmapEngine large;

  private final ToldPictures told = new ToldPictures();

  private Candle newest;
  private Candle otherNewest;

  @Setup(Level.Trial)
  public void prepare() {
    Random random = new Random(11);
    BigDecimal price = new BigDecimal("100000");
    for (int i = 0; i < HISTORY; i++) {
      BigDecimal close = price.add(BigDecimal.valueOf(random.nextInt(401) - 200L));
      candles.add(candle(i, price, close, random));
      deltas.add(change(random.nextInt(100) - 40L));
      price = close;
    }
    large = new HeatmapEngine(model, ModelSettings.standard(new BigDecimal("50")));
    int i = 0;
    while (large.entries() < ENTRIES) {
      // A price that goes to and fro in waves opens levels in many buckets, and reaches few of
      // them.
      BigDecimal close = new BigDecimal(100_000 + Math.round(WAVE * Math.sin(i / 40.0)));
      large.step(candle(i, close, close, random), change(1 + random.nextInt(50)));
      i++;
    }
    int buckets = large.snapshot().levels().size();
    if (buckets < BUCKETS) {
      throw new IllegalStateException("The picture has " + buckets + " buckets alone.");
    }
    BigDecimal open = new BigDecimal("100000");
    newest = candle(i, open, open.add(BigDecimal.TEN), random);
    otherNewest = candle(i, open, open.subtract(BigDecimal.TEN), random);
    large.step(newest, change(10));
  }

  private BigDecimal change(long tenths) {
    BigDecimal base = BigDecimal.valueOf(tenths, 1);
    return model == HeatmapModel.CLASSIC ? base.multiply(new BigDecimal("100000")) : base;
  }

  private static Candle candle(int number, BigDecimal open, BigDecimal close, Random random) {
    BigDecimal volume = BigDecimal.valueOf(100L + random.nextInt(900));
    BigDecimal reach = BigDecimal.valueOf(random.nextInt(50));
    return new Candle(
        number * CANDLE_MS,
        open,
        open.max(close).add(reach),
        open.min(close).subtract(reach),
        close,
        volume,
        volume.multiply(open.add(close)).divide(BigDecimal.valueOf(2)),
        1_000,
        volume.multiply(BigDecimal.valueOf(random.nextInt(101), 2)));
  }

  /** A thousand candles from scratch. */
  @Benchmark
  public HeatmapEngine history() {
    HeatmapEngine engine = new HeatmapEngine(model, SETTINGS);
    for (int i = 0; i < HISTORY; i++) {
      engine.step(candles.get(i), deltas.get(i));
    }
    return engine;
  }

  /** One candle of 10,000 entries: taken back and done in another form. */
  @Benchmark
  public HeatmapEngine step() {
    Candle next = newest;
    newest = otherNewest;
    otherNewest = next;
    large.redo(next, change(10));
    return large;
  }

  /** The same with its picture and digest. */
  @Benchmark
  public String stepWithPicture() {
    HeatmapSnapshot snapshot = step().snapshot();
    return SnapshotDigest.of(snapshot);
  }

  /** The picture and what its channel is sent of it, its digest included. */
  @Benchmark
  public Optional<StateUpdate> message() {
    Picture picture = new Picture(large.snapshot(), model, SETTINGS.bucket(), true);
    told.forget(ToldPictures.channel(SYMBOL, model));
    return told.message(SYMBOL, picture, 0);
  }
}
