package org.tradewire.trading.heatmap.control;

import java.util.Optional;

/** What tests of the boundary need of the control. */
public final class HeatmapControlFixture {

  private HeatmapControlFixture() {}

  /** The configuration of a node on which nobody has set anything. */
  public static HeatmapConfiguration standardConfiguration() {
    return new HeatmapConfiguration(key -> Optional.<String>empty());
  }

  /** The configuration of a node on which one thing is set. */
  public static HeatmapConfiguration configuredWith(String name, String text) {
    return new HeatmapConfiguration(key -> Optional.of(text).filter(any -> key.equals(name)));
  }
}
