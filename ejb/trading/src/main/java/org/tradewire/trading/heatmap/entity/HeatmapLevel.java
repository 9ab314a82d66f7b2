package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What would be liquidated in one bucket, in the quote currency. Estimates, with more digits than
 * they are worth: channels and REST round to two decimals.
 *
 * @param price lower edge of the bucket
 * @param longDensity of long positions, not below 0
 * @param shortDensity of short positions, not below 0
 */
public record HeatmapLevel(BigDecimal price, BigDecimal longDensity, BigDecimal shortDensity) {

  /** Whether it holds nothing. */
  public boolean isEmpty() {
    return longDensity.signum() == 0 && shortDensity.signum() == 0;
  }

  /** A part of both densities. */
  public HeatmapLevel times(BigDecimal factor, MathContext digits) {
    return new HeatmapLevel(
        price, longDensity.multiply(factor, digits), shortDensity.multiply(factor, digits));
  }

  /** The same densities at another price. */
  HeatmapLevel at(BigDecimal other) {
    return new HeatmapLevel(other, longDensity, shortDensity);
  }

  /** With the densities of another level added. */
  HeatmapLevel plus(HeatmapLevel other) {
    return new HeatmapLevel(
        price, longDensity.add(other.longDensity), shortDensity.add(other.shortDensity));
  }
}
