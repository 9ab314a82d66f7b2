package org.tradewire.web.monitoring;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.heatmap.entity.HeatmapFigures;

/** Writes how the heatmaps that this node computes are doing. */
final class HeatmapText {
  private static final String AGE = "heatmap_input_age_seconds";

  private HeatmapText() {}

  static void write(PrometheusText text, HeatmapFigures figures, long nowMs) {
    text.histogram(
        "heatmap_step_seconds",
        "Seconds for a candle of one instrument: the default model, told first; all while reading.",
        figures.steps());
    text.family("heatmap_entries", "gauge", "Positions kept one by one, by symbol.");
    figures
        .symbols()
        .forEach(
            (symbol, each) ->
                text.sample("heatmap_entries", Map.of("symbol", symbol), each.entries()));
    text.family(AGE, "gauge", "Seconds since the newest input, by symbol and input.");
    figures
        .symbols()
        .forEach(
            (symbol, each) -> {
              age(text, symbol, "candles", nowMs, each.candleMs());
              age(text, symbol, "open_interest", nowMs, each.interestMs());
            });
  }

  private static void age(PrometheusText text, String symbol, String input, long nowMs, long atMs) {
    if (atMs > 0) {
      text.sample(
          AGE,
          Map.of("symbol", symbol, "input", input),
          Math.max(0, TimeUnit.MILLISECONDS.toSeconds(nowMs - atMs)));
    }
  }
}
