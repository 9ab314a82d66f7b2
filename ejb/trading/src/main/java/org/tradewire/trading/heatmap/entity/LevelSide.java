package org.tradewire.trading.heatmap.entity;

/** Which positions a level liquidates. */
public enum LevelSide {
  /** Below their entry: a falling price reaches them. */
  LONG,

  /** Above their entry: a rising price reaches them. */
  SHORT
}
