package org.tradewire.trading.heatmap.boundary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewire.trading.heatmap.boundary.HeatmapMaking.Work;
import org.tradewire.trading.heatmap.control.VenueHeatmap;
import org.tradewire.trading.heatmap.entity.HeatmapFigures;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The pictures of one symbol at all its venues in the making. Not thread-safe. */
class SymbolWork {
  private static final long CANDLE_MS = HeatmapInputs.FRAME.lengthMs();
  private static final int SECONDS_PER_SIGHT = 5;

  private final Map<VenueSymbol, Work> instruments = new TreeMap<>();
  private boolean untold;
  private int seconds;

  Optional<Work> of(VenueSymbol instrument) {
    return Optional.ofNullable(instruments.get(instrument));
  }

  Collection<Work> works() {
    return instruments.values();
  }

  void put(VenueSymbol instrument, Work work) {
    instruments.put(instrument, work);
  }

  /** There is something to be told, until it is. */
  void tellLater() {
    untold = true;
  }

  /** All that there was to tell is told. */
  void told() {
    untold = false;
  }

  boolean isUntold() {
    return untold;
  }

  /** Whether a venue is ahead by a candle that is not called closed yet. */
  boolean isForeseen(long nowMs) {
    return instruments.values().stream().anyMatch(each -> each.isForeseen(nowMs));
  }

  /** Asked each second: whether whoever warns of zones is to be shown the picture again. */
  boolean isSightDue() {
    return seconds++ % SECONDS_PER_SIGHT == 0;
  }

  /** Whether all that is stored of every venue has been read. */
  boolean isLive() {
    return !instruments.isEmpty()
        && instruments.values().stream().allMatch(each -> each.heatmaps().isLive());
  }

  /**
   * All venues together; empty before the first candle.
   *
   * @param inputs where open candles are looked up, so that what they have reached is left out;
   *     null where it is not
   */
  Optional<Picture> picture(HeatmapModel model, SymbolSettings settings, HeatmapInputs inputs) {
    List<VenueHeatmap> heatmaps = heatmaps(model);
    List<HeatmapSnapshot> snapshots = new ArrayList<>();
    boolean closed = true;
    long newestMs = heatmaps.isEmpty() ? 0 : openTime(heatmaps.get(0));
    for (VenueHeatmap heatmap : heatmaps) {
      Optional<HeatmapSnapshot> during =
          inputs == null
              ? Optional.empty()
              : inputs.open(heatmap.key().instrument()).flatMap(heatmap::during);
      closed &= during.isEmpty();
      HeatmapSnapshot snapshot = during.or(heatmap::snapshot).orElseThrow();
      // What a silent venue opened and liquidated long ago is no news.
      snapshots.add(openTime(heatmap) < newestMs ? snapshot.withoutCounters() : snapshot);
    }
    return snapshots.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Picture(HeatmapSnapshot.sum(snapshots), model, settings.model().bucket(), closed));
  }

  /**
   * The default model's picture at the newest price, also where the open candle has reached nothing
   * of it; empty before the first candle.
   */
  Optional<Picture> sight(SymbolSettings settings, HeatmapInputs inputs) {
    Optional<Candle> newest =
        instruments.keySet().stream()
            .flatMap(each -> inputs.open(each).stream())
            .max(Comparator.comparingLong(Candle::openTimeMs));
    return picture(HeatmapModel.ISOLATED_MARGIN, settings, inputs)
        .map(picture -> newest.map(candle -> picture.at(candle.close())).orElse(picture));
  }

  /** Those that have a candle, the most recent first. */
  private List<VenueHeatmap> heatmaps(HeatmapModel model) {
    List<VenueHeatmap> heatmaps = new ArrayList<>();
    for (Work work : instruments.values()) {
      VenueHeatmap heatmap = work.heatmaps().of(model);
      if (heatmap.newest().isPresent()) {
        heatmaps.add(heatmap);
      }
    }
    heatmaps.sort((one, other) -> Long.compare(openTime(other), openTime(one)));
    return heatmaps;
  }

  private static long openTime(VenueHeatmap heatmap) {
    return heatmap.newest().orElseThrow().openTimeMs();
  }

  HeatmapFigures.Symbol figures() {
    Collection<Work> works = instruments.values();
    return new HeatmapFigures.Symbol(
        works.stream()
            .flatMap(work -> work.heatmaps().all().stream())
            .mapToInt(VenueHeatmap::entries)
            .sum(),
        works.stream()
            .flatMap(work -> work.heatmaps().all().stream())
            .flatMap(each -> each.newest().stream())
            .mapToLong(each -> each.openTimeMs() + CANDLE_MS)
            .max()
            .orElse(0),
        works.stream()
            .flatMap(work -> work.heatmaps().interest().newestMs().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(0));
  }
}
