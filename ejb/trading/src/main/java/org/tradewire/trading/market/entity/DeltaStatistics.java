package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What book changes save against sending full books of a hundred levels (document 003, "delta
 * compression").
 *
 * @param deltas changes of the book so far
 * @param changes levels in them
 */
public record DeltaStatistics(long deltas, long changes) {

  private static final BigDecimal LEVELS = BigDecimal.valueOf(100);
  private static final BigDecimal BYTES_PER_LEVEL = BigDecimal.valueOf(32);
  private static final int DECIMALS = 4;

  /** Levels in a change on average, four decimals; 0 where there was none. */
  public BigDecimal averageChanges() {
    return deltas == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(changes)
            .divide(BigDecimal.valueOf(deltas), DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** {@code 1 - average / 100}, four decimals; 0 where there was no change. */
  public BigDecimal compressionRatio() {
    return deltas == 0
        ? BigDecimal.ZERO
        : BigDecimal.ONE.subtract(
            averageChanges().divide(LEVELS, DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** {@code (100 - average) * 32 * deltas}, whole bytes. */
  public long bytesSaved() {
    return deltas == 0
        ? 0
        : LEVELS
            .multiply(BigDecimal.valueOf(deltas))
            .subtract(BigDecimal.valueOf(changes))
            .multiply(BYTES_PER_LEVEL)
            .longValue();
  }

  /** Both together. */
  public DeltaStatistics plus(DeltaStatistics other) {
    return new DeltaStatistics(deltas + other.deltas, changes + other.changes);
  }
}
