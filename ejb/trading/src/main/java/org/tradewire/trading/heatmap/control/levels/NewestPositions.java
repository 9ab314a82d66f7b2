package org.tradewire.trading.heatmap.control.levels;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;

/**
 * Positions by leverage after the newest candles, kept for those who ask again: they are made once
 * of each picture, however many ask at once. Thread-safe.
 */
@ApplicationScoped
public class NewestPositions {
  /** Each may be some megabytes. */
  private static final int MAX_KEPT = 16;

  private final Map<HeatmapKey, Place> places =
      new LinkedHashMap<>(MAX_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HeatmapKey, Place> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /** Those of one picture; its monitor is held while they are made. */
  private static final class Place {
    private String digest = "";
    private LeveragedLevels levels;
  }

  /**
   * The positions of a picture.
   *
   * @param digest names the picture and its candle: positions of another are made anew
   * @param made on this thread, where they are not there yet; what it throws the caller gets
   */
  public LeveragedLevels of(HeatmapKey key, String digest, Supplier<LeveragedLevels> made) {
    Place place;
    synchronized (places) {
      place = places.computeIfAbsent(key, any -> new Place());
    }
    synchronized (place) {
      if (!place.digest.equals(digest)) {
        place.levels = made.get();
        place.digest = digest;
      }
      return place.levels;
    }
  }
}
