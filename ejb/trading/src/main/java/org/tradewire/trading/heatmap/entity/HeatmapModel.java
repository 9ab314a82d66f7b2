package org.tradewire.trading.heatmap.entity;

import java.util.Arrays;
import java.util.Optional;

/** How positions are estimated from candles and open interest. */
public enum HeatmapModel {
  /** By share of taker volume, in base units, with maintenance brackets: the default. */
  ISOLATED_MARGIN("isolated-margin"),

  /** By the colour of the candle, in quote units, with one maintenance rate. */
  CLASSIC("classic");

  private final String word;

  HeatmapModel(String word) {
    this.word = word;
  }

  /** As requests and answers name it. */
  public String word() {
    return word;
  }

  /** The model of a word. */
  public static Optional<HeatmapModel> of(String word) {
    return Arrays.stream(values()).filter(model -> model.word.equals(word)).findFirst();
  }
}
