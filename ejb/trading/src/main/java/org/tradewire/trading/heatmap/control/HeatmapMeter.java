package org.tradewire.trading.heatmap.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.trading.heatmap.entity.HeatmapFigures;

/** Measures what this node computes of heatmaps. Written by one thread, read by any. */
@ApplicationScoped
public class HeatmapMeter {

  private final LatencyHistogram steps = new LatencyHistogram(System::nanoTime);
  private final Map<String, HeatmapFigures.Symbol> symbols = new ConcurrentHashMap<>();

  /**
   * A candle was taken, of a live instrument by the default model, else by all of them, or looked
   * at again.
   */
  public void stepped(long nanos) {
    steps.record(nanos);
  }

  /** How a symbol stands that this node computes. */
  public void stands(String symbol, HeatmapFigures.Symbol figures) {
    symbols.put(symbol, figures);
  }

  /** This node computes a symbol no more. */
  public void leaves(String symbol) {
    symbols.remove(symbol);
  }

  /** Everything that was measured. */
  public HeatmapFigures figures() {
    return new HeatmapFigures(steps.snapshot(), new TreeMap<>(symbols));
  }
}
