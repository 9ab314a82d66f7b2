package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;

/** The steps that a course takes. */
final class Courses {
  private static final int RESULT_DECIMALS = 4;

  private Courses() {}

  /** Entered at a moment. */
  static SignalCourse entered(SignalCourse course, Instant at) {
    return new SignalCourse(
        course.outcome(),
        at,
        course.decidedAt(),
        course.exitPrice(),
        course.result(),
        course.targetsHit(),
        course.isAmbiguous());
  }

  /**
   * Decided at a moment.
   *
   * @param exit null where it has no price, and so no result
   * @param hit how many targets were reached
   * @param ambiguous whether the order was not known
   */
  static SignalCourse decided(
      Signal signal,
      SignalCourse course,
      SignalOutcome outcome,
      Instant at,
      BigDecimal exit,
      int hit,
      boolean ambiguous) {
    return new SignalCourse(
        outcome, course.enteredAt(), at, exit, result(signal, exit), hit, ambiguous);
  }

  /**
   * Side x (exit - entry) / |entry - stop|, 4 decimals, half to even.
   *
   * @return null without a stop or an exit
   */
  private static BigDecimal result(Signal signal, BigDecimal exit) {
    if (signal.stop() == null || exit == null) {
      return null;
    }
    BigDecimal gain = exit.subtract(signal.entry());
    return (signal.direction() == SignalDirection.BUY ? gain : gain.negate())
        .divide(
            signal.entry().subtract(signal.stop()).abs(), RESULT_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
