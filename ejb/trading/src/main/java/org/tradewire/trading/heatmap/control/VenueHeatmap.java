package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;

/**
 * One venue's picture of one symbol in the making: the engine, its newest candle, and what is to be
 * stored of each step. Not thread-safe.
 */
public final class VenueHeatmap {
  private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
  private static final long CHECKPOINT_MS = TimeUnit.HOURS.toMillis(6);

  private final HeatmapKey key;
  private final SymbolSettings settings;
  private HeatmapEngine engine;
  private Candle previous;
  private Candle newest;
  private BigDecimal newestDelta;

  /** Null until it is asked for after a candle: what is told first is made first. */
  private HeatmapSnapshot snapshot;

  private boolean redoable;

  /** What a candle made. */
  public enum Outcome {
    /** A later candle than the newest. */
    STEPPED,
    /** Another form of the newest. */
    REDONE,
    /** The newest again, as it was. */
    SAME,
    /** A candle before the newest, or one that cannot be redone: begin again before it. */
    TOO_LATE
  }

  /** Without a candle. */
  public VenueHeatmap(HeatmapKey key, SymbolSettings settings) {
    this.key = key;
    this.settings = settings;
    engine = new HeatmapEngine(key.model(), settings.model());
  }

  /**
   * Goes on from a checkpoint.
   *
   * @throws IllegalArgumentException it is none of this version
   */
  public static VenueHeatmap of(
      HeatmapKey key, SymbolSettings settings, StoredCheckpoint checkpoint) {
    VenueHeatmap heatmap = new VenueHeatmap(key, settings);
    heatmap.engine = HeatmapEngine.of(key.model(), settings.model(), checkpoint.payload());
    heatmap.newest = heatmap.engine.newest().orElse(null);
    return heatmap;
  }

  /** Takes a candle that is over, with the samples that are known now. */
  public Outcome take(Candle candle, InterestSeries interest) {
    if (newest == null || candle.openTimeMs() > newest.openTimeMs()) {
      BigDecimal delta = interest.delta(key.model(), newest, candle);
      engine.step(candle, delta);
      previous = newest;
      entered(candle, delta);
      return Outcome.STEPPED;
    }
    if (candle.openTimeMs() < newest.openTimeMs()) {
      return Outcome.TOO_LATE;
    }
    if (!redoable) {
      return isSame(candle, newest) ? Outcome.SAME : Outcome.TOO_LATE;
    }
    BigDecimal delta = interest.delta(key.model(), previous, candle);
    if (isSame(candle, newest) && delta.compareTo(newestDelta) == 0) {
      return Outcome.SAME;
    }
    engine.redo(candle, delta);
    entered(candle, delta);
    return Outcome.REDONE;
  }

  /** Whether a candle is a form of the newest one, and that can be taken back. */
  boolean canRedo(Candle candle) {
    return redoable && candle.openTimeMs() == newest.openTimeMs();
  }

  /** Whatever their zeros: what was stored has others than what was seen. */
  private static boolean isSame(Candle one, Candle other) {
    return one.open().compareTo(other.open()) == 0
        && one.high().compareTo(other.high()) == 0
        && one.low().compareTo(other.low()) == 0
        && one.close().compareTo(other.close()) == 0
        && one.volume().compareTo(other.volume()) == 0
        && one.quoteVolume().compareTo(other.quoteVolume()) == 0
        && one.takerBuyVolume().compareTo(other.takerBuyVolume()) == 0;
  }

  private void entered(Candle candle, BigDecimal delta) {
    newest = candle;
    newestDelta = delta;
    redoable = true;
    snapshot = null;
  }

  /**
   * Since when samples are needed for another form of the newest candle, or for the next one;
   * milliseconds since the Unix epoch; empty before the first.
   *
   * @param candleMs length of a candle in milliseconds
   */
  public OptionalLong neededSinceMs(long candleMs) {
    if (newest == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        previous == null ? newest.openTimeMs() : previous.openTimeMs() + candleMs);
  }

  /** What is to be stored of the newest candle. */
  public StoredStep lastStep(InterestSeries interest) {
    HeatmapSnapshot picture = snapshot().orElseThrow();
    boolean keyframe = previous == null || startsAnew(HOUR_MS);
    return new StoredStep(
        engine.lastStep(),
        keyframe ? picture.levels() : null,
        interest.at(newest).map(InterestSeries.Interest::quantity).orElse(null),
        engine.amount(),
        SnapshotDigest.of(picture));
  }

  /** Whether the newest candle is the first of a stretch after which a state is to be kept. */
  public boolean isCheckpointDue() {
    return newest != null && previous != null && startsAnew(CHECKPOINT_MS);
  }

  private boolean startsAnew(long stretchMs) {
    return Math.floorDiv(newest.openTimeMs(), stretchMs)
        != Math.floorDiv(previous.openTimeMs(), stretchMs);
  }

  /** All that is needed to go on after the newest candle. */
  public StoredCheckpoint checkpoint() {
    return new StoredCheckpoint(newest.openTimeMs(), settings.modelVersion(), engine.checkpoint());
  }

  /** The newest candle; empty before the first. */
  public Optional<Candle> newest() {
    return Optional.ofNullable(newest);
  }

  /** The picture after the newest candle; empty before the first. */
  public Optional<HeatmapSnapshot> snapshot() {
    if (snapshot == null && newest != null) {
      snapshot = engine.snapshot();
    }
    return Optional.ofNullable(snapshot);
  }

  /**
   * The picture while the next candle is open: without what it has reached so far.
   *
   * @return empty where it has reached nothing
   */
  public Optional<HeatmapSnapshot> during(Candle open) {
    return newest == null || open.openTimeMs() <= newest.openTimeMs()
        ? Optional.empty()
        : engine.during(open);
  }

  /** The positions behind it, by leverage; empty before the first candle. */
  public Optional<LeveragedLevels> positions() {
    return newest == null ? Optional.empty() : Optional.of(engine.positions());
  }

  /** The settings it is made with. */
  public SymbolSettings settings() {
    return settings;
  }

  public HeatmapKey key() {
    return key;
  }

  /** Positions that are kept one by one. */
  public int entries() {
    return engine.entries();
  }

  /** The sum of all positions, in the model's unit. */
  public BigDecimal amount() {
    return engine.amount();
  }
}
