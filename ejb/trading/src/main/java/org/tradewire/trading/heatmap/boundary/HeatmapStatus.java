package org.tradewire.trading.heatmap.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.heatmap.control.HeatmapMeter;
import org.tradewire.trading.heatmap.entity.HeatmapFigures;

/** How the heatmaps that this node computes are doing. Thread-safe; no transaction. */
@ApplicationScoped
public class HeatmapStatus {

  @Inject private HeatmapMeter meter;

  /** Everything that was measured since the application's start. */
  public HeatmapFigures figures() {
    return meter.figures();
  }
}
