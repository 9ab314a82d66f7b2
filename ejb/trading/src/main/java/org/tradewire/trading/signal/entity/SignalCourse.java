package org.tradewire.trading.signal.entity;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What has become of a signal so far.
 *
 * @param outcome null for a neutral signal
 * @param enteredAt when the price touched the entry; null before
 * @param decidedAt when the outcome was decided; null while pending
 * @param exitPrice at which it ended; null while pending, and where there is none
 * @param result in R, what the stop would have cost: side x (exit - entry) / |entry - stop|; null
 *     where there is none
 * @param targetsHit how many targets the price has reached, 0 to 4
 * @param isAmbiguous whether one closed minute held target and stop, which counts as lost
 */
public record SignalCourse(
    SignalOutcome outcome,
    Instant enteredAt,
    Instant decidedAt,
    BigDecimal exitPrice,
    BigDecimal result,
    int targetsHit,
    boolean isAmbiguous) {

  /** Of a signal of which nothing has come yet. */
  public static final SignalCourse BEGUN =
      new SignalCourse(SignalOutcome.PENDING, null, null, null, null, 0, false);

  /** Of a neutral signal. */
  public static final SignalCourse NONE = new SignalCourse(null, null, null, null, null, 0, false);

  /** Whether it may still be decided. */
  public boolean isActive() {
    return outcome == SignalOutcome.PENDING;
  }

  /** The course with which a signal begins. */
  public static SignalCourse beginning(Signal signal) {
    return signal.isDirected() ? BEGUN : NONE;
  }
}
