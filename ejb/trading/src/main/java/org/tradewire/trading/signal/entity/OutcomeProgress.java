package org.tradewire.trading.signal.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tradewire.trading.market.entity.Candle;

/**
 * How far a signal has been judged. The course alone is stored: what stands beside it is found
 * again by judging the stored minutes from {@link #judgedTo} on, and only for this node's memory.
 *
 * @param course what has become of the signal so far
 * @param judgedTo the end of the last closed minute that was judged; null before the first
 * @param lastPrice the last price known, of the moment of creation before any minute counts; null
 *     where none is known
 * @param seen the open minute as it was looked at last; null where the last view was of a closed
 *     one
 */
public record OutcomeProgress(
    SignalCourse course, Instant judgedTo, BigDecimal lastPrice, Candle seen) {

  /**
   * Of a stored course, to be gone on with by the minutes that begin at {@link #judgedTo} or later;
   * where that is null by the last minute that was over when the signal was made and all later
   * ones.
   */
  public static OutcomeProgress of(SignalCourse course) {
    Instant entered = course.enteredAt();
    return new OutcomeProgress(
        course, entered == null ? null : entered.truncatedTo(ChronoUnit.MINUTES), null, null);
  }

  /** Whether a minute that is shown was judged, or a later one was looked at. */
  public boolean isPast(MinuteView view) {
    return (judgedTo != null && view.openTime().isBefore(judgedTo))
        || (seen != null && view.minute().openTimeMs() < seen.openTimeMs());
  }

  /** How the minute that is shown looked the last time; null where it was not looked at. */
  public Candle seenOf(MinuteView view) {
    return seen != null && seen.openTimeMs() == view.minute().openTimeMs() ? seen : null;
  }

  /** The same with the price at which a signal begins. */
  public OutcomeProgress from(BigDecimal price) {
    return new OutcomeProgress(course, judgedTo, price, seen);
  }

  /** What has become of it by a view. */
  public OutcomeProgress after(MinuteView view, SignalCourse then) {
    return new OutcomeProgress(
        then,
        view.closed() ? view.at() : judgedTo,
        view.minute().close(),
        view.closed() ? null : view.minute());
  }

  /** The same with another course. */
  public OutcomeProgress with(SignalCourse then) {
    return new OutcomeProgress(then, judgedTo, lastPrice, seen);
  }
}
