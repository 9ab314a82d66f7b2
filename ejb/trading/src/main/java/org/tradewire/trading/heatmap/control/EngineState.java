package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import org.tradewire.trading.market.entity.Candle;

/**
 * What a candle changes in an engine besides its book.
 *
 * @param factor by which every entry of the book is multiplied, above 0 to 1
 * @param kept which part of all positions the candle left open, above 0 to 1; 0: none
 * @param entries that were ever made, which numbers them
 * @param candle the newest; null before the first
 * @param created positions that it opened
 * @param consumed positions that it liquidated
 * @param consumedVolume their notional at their entry
 * @param droppedAmount what it dropped because it was too small, in the model's unit
 * @param joined how often two entries were joined since the first candle
 */
record EngineState(
    BigDecimal factor,
    BigDecimal kept,
    long entries,
    Candle candle,
    int created,
    int consumed,
    BigDecimal consumedVolume,
    BigDecimal droppedAmount,
    long joined) {

  static final EngineState EMPTY =
      new EngineState(
          BigDecimal.ONE, BigDecimal.ONE, 0, null, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);

  /** A candle has come and liquidated. */
  EngineState moved(Candle by, int liquidated, BigDecimal volume) {
    return new EngineState(
        factor, BigDecimal.ONE, entries, by, 0, liquidated, volume, BigDecimal.ZERO, joined);
  }

  /** It opened positions. */
  EngineState opened(int positions, long entriesNow, long joinedNow) {
    return new EngineState(
        factor,
        kept,
        entriesNow,
        candle,
        positions,
        consumed,
        consumedVolume,
        droppedAmount,
        joinedNow);
  }

  /** It closed a part of all. */
  EngineState closed(BigDecimal factorNow, BigDecimal part, BigDecimal dropped) {
    return new EngineState(
        factorNow, part, entries, candle, created, consumed, consumedVolume, dropped, joined);
  }

  /** Its entries were multiplied by the factor. */
  EngineState multipliedOut() {
    return new EngineState(
        BigDecimal.ONE,
        kept,
        entries,
        candle,
        created,
        consumed,
        consumedVolume,
        droppedAmount,
        joined);
  }
}
