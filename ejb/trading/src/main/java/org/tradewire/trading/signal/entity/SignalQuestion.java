package org.tradewire.trading.signal.entity;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * Which signals are asked for; what is null is not asked.
 *
 * @param symbol canonical
 * @param outcome what has become of them
 * @param minConfidence least confidence
 * @param from first instant
 * @param to first instant after them
 * @param after the last one that the caller has: those that come after it, which are older
 * @param limit at most as many
 */
public record SignalQuestion(
    String symbol,
    TimeFrame timeFrame,
    SignalDirection direction,
    String strategy,
    SignalOutcome outcome,
    BigDecimal minConfidence,
    Instant from,
    Instant to,
    SignalKey after,
    int limit) {

  /**
   * The same of what comes after a signal.
   *
   * @param last null for the newest
   */
  public SignalQuestion next(SignalKey last, int most) {
    return new SignalQuestion(
        symbol, timeFrame, direction, strategy, outcome, minConfidence, from, to, last, most);
  }

  /** The newest of all. */
  public static SignalQuestion newest(int limit) {
    return of(null, null, limit);
  }

  /** The newest of a symbol and time frame; null for any. */
  public static SignalQuestion of(String symbol, TimeFrame timeFrame, int limit) {
    return new SignalQuestion(symbol, timeFrame, null, null, null, null, null, null, null, limit);
  }
}
