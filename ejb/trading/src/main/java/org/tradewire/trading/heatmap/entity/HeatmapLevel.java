package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;

/**
 * What would be liquidated in one bucket, in the quote currency. Estimates, with more digits than
 * they are worth: channels and REST round to two decimals.
 *
 * @param price lower edge of the bucket
 * @param longDensity of long positions, not below 0
 * @param shortDensity of short positions, not below 0
 */
public record HeatmapLevel(BigDecimal price, BigDecimal longDensity, BigDecimal shortDensity) {}
