package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.StoredStep;

/** Draws pictures from stored steps, one after the other. Not thread-safe. */
public final class PictureChain {

  /** Six more than are shown of a level of a hundred million, for a day of steps. */
  private static final MathContext DIGITS = new MathContext(18);

  private final NavigableMap<BigDecimal, HeatmapLevel> levels = new TreeMap<>();
  private StoredStep newest;

  /**
   * Goes on by a step; the first one must have the whole picture.
   *
   * @throws IllegalArgumentException the first one has not
   */
  public void add(StoredStep step) {
    if (step.whole() != null) {
      levels.clear();
      step.whole().forEach(each -> levels.put(each.price(), each));
    } else if (newest == null) {
      throw new IllegalArgumentException("The first step has no whole picture.");
    } else {
      follow(step.step());
    }
    newest = step;
  }

  private void follow(HeatmapStep step) {
    BigDecimal kept = step.kept();
    if (kept.compareTo(BigDecimal.ONE) != 0) {
      levels.replaceAll((price, level) -> level.times(kept, DIGITS));
    }
    for (HeatmapLevel level : step.changed()) {
      if (level.isEmpty()) {
        levels.remove(level.price());
      } else {
        levels.put(level.price(), level);
      }
    }
  }

  /** The picture after the newest step. */
  public HeatmapSnapshot snapshot() {
    HeatmapStep step = newest.step();
    return new HeatmapSnapshot(
        step.openTimeMs(),
        step.close(),
        List.copyOf(levels.values()),
        step.created(),
        step.consumed(),
        step.consumedVolume());
  }

  /** The newest step; null before the first. */
  public StoredStep newest() {
    return newest;
  }
}
