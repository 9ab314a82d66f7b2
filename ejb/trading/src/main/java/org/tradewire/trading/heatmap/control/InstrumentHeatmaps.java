package org.tradewire.trading.heatmap.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.tradewire.trading.heatmap.control.VenueHeatmap.Outcome;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * One instrument's pictures in the making, one of each model, from the same candles and samples.
 * What is to be stored waits here until it is. Not thread-safe.
 */
public final class InstrumentHeatmaps {

  /** A day of candles; of more the oldest are given up, to be made again from what is stored. */
  static final int MAX_UNSAVED = 288;

  private static final HeatmapModel DEFAULT = HeatmapModel.ISOLATED_MARGIN;

  private final VenueSymbol instrument;
  private final SymbolSettings settings;
  private final InterestSeries interest;
  private final Map<HeatmapModel, VenueHeatmap> heatmaps = new EnumMap<>(HeatmapModel.class);
  private final Map<HeatmapModel, Unsaved> unsaved = new EnumMap<>(HeatmapModel.class);

  /** Models whose newest step is not noted yet: pictures are told first. */
  private final Set<HeatmapModel> unnoted = EnumSet.noneOf(HeatmapModel.class);

  private boolean live;

  /** A candle that the default model has taken and the others have not; null where all have. */
  private Candle ahead;

  private long lostSinceMs = Long.MAX_VALUE;

  /** What one model is to store, by the beginning of its candle. */
  private record Unsaved(
      NavigableMap<Long, StoredStep> steps, NavigableMap<Long, StoredCheckpoint> checkpoints) {
    Unsaved() {
      this(new TreeMap<>(), new TreeMap<>());
    }
  }

  /** What is to be stored of one model in one transaction. */
  public record Batch(HeatmapKey key, List<StoredStep> steps, List<StoredCheckpoint> checkpoints) {}

  /**
   * Without a candle.
   *
   * @param candleMs length of a candle in milliseconds
   */
  public InstrumentHeatmaps(VenueSymbol instrument, SymbolSettings settings, long candleMs) {
    this.instrument = instrument;
    this.settings = settings;
    interest = new InterestSeries(candleMs);
    for (HeatmapModel model : HeatmapModel.values()) {
      heatmaps.put(model, new VenueHeatmap(new HeatmapKey(instrument, model), settings));
      unsaved.put(model, new Unsaved());
    }
  }

  /**
   * Goes on from a checkpoint of one model.
   *
   * @throws IllegalArgumentException it is none of this version
   */
  public void begin(HeatmapKey key, StoredCheckpoint checkpoint) {
    heatmaps.put(key.model(), VenueHeatmap.of(key, settings, checkpoint));
  }

  /** The samples of open interest that are known. */
  public InterestSeries interest() {
    return interest;
  }

  /**
   * Forgets samples that no model needs any more.
   *
   * @param candleMs length of a candle in milliseconds
   */
  public void forgetInterest(long candleMs) {
    List<OptionalLong> needed =
        heatmaps.values().stream().map(each -> each.neededSinceMs(candleMs)).toList();
    if (needed.stream().allMatch(OptionalLong::isPresent)) {
      needed.stream().mapToLong(OptionalLong::getAsLong).min().ifPresent(interest::forgetBefore);
    }
  }

  /**
   * Beginning of the newest candle of the model that is the farthest back, without what the others
   * take later; empty where none is.
   */
  public OptionalLong newestMs() {
    if (ahead != null) {
      return OptionalLong.of(ahead.openTimeMs());
    }
    boolean all = heatmaps.values().stream().allMatch(each -> each.newest().isPresent());
    return all
        ? heatmaps.values().stream()
            .mapToLong(each -> each.newest().orElseThrow().openTimeMs())
            .min()
        : OptionalLong.empty();
  }

  /**
   * Takes a candle that is over. While what is stored is read, a model that is farther passes over
   * it. Of a live instrument the default model alone takes a later one, or another form of the
   * newest, at once, since its picture is told first; the others take it before they are looked at.
   *
   * @return whether a picture changed
   * @throws TooLateException it changes what came before the newest candle
   */
  public boolean take(Candle candle) throws TooLateException {
    if (ahead != null && ahead.openTimeMs() != candle.openTimeMs()) {
      catchUp();
    }
    if (isForTheDefaultFirst(candle)) {
      boolean changed = take(heatmaps.get(DEFAULT), candle) != Outcome.SAME;
      if (changed || ahead != null) {
        ahead = candle;
        return changed;
      }
    }
    return takeAll(candle);
  }

  /** Whether the others can take it later without a refusal. */
  private boolean isForTheDefaultFirst(Candle candle) {
    return live
        && (ahead != null
            || heatmaps.values().stream().allMatch(each -> isBefore(each, candle))
            || heatmaps.values().stream().allMatch(each -> each.canRedo(candle)));
  }

  private boolean takeAll(Candle candle) throws TooLateException {
    boolean changed = false;
    boolean late = false;
    for (VenueHeatmap heatmap : heatmaps.values()) {
      Outcome outcome = take(heatmap, candle);
      changed |= outcome == Outcome.STEPPED || outcome == Outcome.REDONE;
      late |= outcome == Outcome.TOO_LATE;
    }
    if (late && live) {
      throw new TooLateException(candle.openTimeMs());
    }
    return changed;
  }

  /** Whether the default model alone has taken the newest candle, in its newest form. */
  public boolean isAhead() {
    return ahead != null;
  }

  private Outcome take(VenueHeatmap heatmap, Candle candle) {
    if (isBefore(heatmap, candle)) {
      noteNewest(heatmap);
    }
    Outcome outcome = heatmap.take(candle, interest);
    if (outcome == Outcome.STEPPED || outcome == Outcome.REDONE) {
      unnoted.add(heatmap.key().model());
    }
    return outcome;
  }

  /**
   * The others take what the default model has taken alone, where there is time for it before they
   * are looked at. Until it is done without an exception none of them is.
   */
  public void catchUp() {
    if (ahead == null) {
      return;
    }
    for (VenueHeatmap heatmap : heatmaps.values()) {
      if (heatmap.key().model() != DEFAULT) {
        take(heatmap, ahead);
      }
    }
    ahead = null;
  }

  private static boolean isBefore(VenueHeatmap heatmap, Candle candle) {
    return heatmap.newest().stream().anyMatch(each -> each.openTimeMs() < candle.openTimeMs());
  }

  private void noteNewest(VenueHeatmap heatmap) {
    if (!unnoted.remove(heatmap.key().model())) {
      return;
    }
    Unsaved waiting = unsaved.get(heatmap.key().model());
    StoredStep step = heatmap.lastStep(interest);
    waiting.steps().put(step.openTimeMs(), step);
    if (heatmap.isCheckpointDue()) {
      waiting.checkpoints().put(step.openTimeMs(), heatmap.checkpoint());
    }
    while (live && waiting.steps().size() > MAX_UNSAVED) {
      lostSinceMs = Math.min(lostSinceMs, waiting.steps().pollFirstEntry().getKey());
    }
  }

  /** What is to be stored; stays so until it is {@linkplain #saved said to be}. */
  public List<Batch> unsaved() {
    catchUp();
    heatmaps.values().forEach(this::noteNewest);
    List<Batch> batches = new ArrayList<>();
    unsaved.forEach(
        (model, waiting) -> {
          if (!waiting.steps().isEmpty()) {
            batches.add(
                new Batch(
                    new HeatmapKey(instrument, model),
                    List.copyOf(waiting.steps().values()),
                    List.copyOf(waiting.checkpoints().values())));
          }
        });
    return batches;
  }

  /** Steps that wait to be stored. */
  public int waiting() {
    catchUp();
    return unnoted.size() + unsaved.values().stream().mapToInt(each -> each.steps().size()).sum();
  }

  /** A batch was stored. */
  public void saved(Batch batch) {
    Unsaved waiting = unsaved.get(batch.key().model());
    batch.steps().forEach(each -> waiting.steps().remove(each.openTimeMs(), each));
    batch.checkpoints().forEach(each -> waiting.checkpoints().remove(each.openTimeMs(), each));
  }

  /** Since when steps were given up unsaved; empty where none were. */
  public OptionalLong lostSince() {
    return lostSinceMs == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(lostSinceMs);
  }

  /** What was given up is noted, and will be made again. */
  public void lostIsNoted() {
    lostSinceMs = Long.MAX_VALUE;
  }

  /** All that is stored has been read. */
  public void goLive() {
    live = true;
  }

  /** Whether all that is stored has been read. */
  public boolean isLive() {
    return live;
  }

  /** The picture of a model in the making. */
  public VenueHeatmap of(HeatmapModel model) {
    if (model != DEFAULT) {
      catchUp();
    }
    return heatmaps.get(model);
  }

  /** The pictures of all models in the making. */
  public Collection<VenueHeatmap> all() {
    catchUp();
    return heatmaps.values();
  }

  public VenueSymbol instrument() {
    return instrument;
  }

  /** The settings they are made with. */
  public SymbolSettings settings() {
    return settings;
  }
}
