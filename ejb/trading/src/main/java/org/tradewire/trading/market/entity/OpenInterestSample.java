package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How much of a futures contract was open at a moment.
 *
 * @param sampledAt when it was measured; one that is measured on the edge of two candles belongs to
 *     the one that ends there
 * @param quantity in units of the base currency, not negative
 * @param value in units of the quote currency; null where the source does not tell it
 * @param source who told it, for instance {@code live} or {@code import}; at most 32 characters
 */
public record OpenInterestSample(
    VenueSymbol instrument,
    Instant sampledAt,
    BigDecimal quantity,
    BigDecimal value,
    String source) {

  /** Length of the candles that are made of open interest, in milliseconds. */
  private static final long CANDLE_MS = 300_000;

  /** Whether both were measured within one candle of five minutes; an edge ends a candle. */
  public boolean isOfTheSameCandle(OpenInterestSample other) {
    return candle(sampledAt) == candle(other.sampledAt);
  }

  private static long candle(Instant at) {
    return Math.floorDiv(at.toEpochMilli() - 1, CANDLE_MS);
  }
}
