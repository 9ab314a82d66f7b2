package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A step as it is stored.
 *
 * @param whole all levels after the candle, from which the picture can be drawn alone; null where
 *     it follows from earlier steps
 * @param openInterest of the venue at the end of the candle, in units of the base currency; null
 *     where none was known
 * @param amount the sum of all positions after the candle, in the model's unit
 * @param digest of the picture after the candle
 */
public record StoredStep(
    HeatmapStep step,
    List<HeatmapLevel> whole,
    BigDecimal openInterest,
    BigDecimal amount,
    String digest) {

  /** When its candle began, milliseconds since the Unix epoch. */
  public long openTimeMs() {
    return step.openTimeMs();
  }
}
