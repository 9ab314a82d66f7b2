package org.tradewire.trading.signal.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<Duration> SPANS = List.of(Duration.ofDays(2), Duration.ofDays(14));

  /**
   * The same of what comes after a signal.
   *
   * @param last null for the newest
   */
  public SignalQuestion next(SignalKey last, int most) {
    return new SignalQuestion(
        symbol, timeFrame, direction, strategy, outcome, minConfidence, from, to, last, most);
  }

  /**
   * The same of growing spans before the newest that may be an answer, the last without a bound: an
   * answer with as many signals as are asked for is that of the last, too. What is asked for is
   * mostly new, and the first spans are a few days of the store's ninety.
   *
   * @param now what is newer than it is within each span
   */
  public List<SignalQuestion> widening(Instant now) {
    if (from != null) {
      return List.of(this);
    }
    Instant end = to == null || to.isAfter(now) ? now : to;
    Instant newest = after != null && after.time().isBefore(end) ? after.time() : end;
    List<SignalQuestion> questions = new ArrayList<>();
    for (Duration span : SPANS) {
      questions.add(since(newest.minus(span)));
    }
    questions.add(this);
    return questions;
  }

  private SignalQuestion since(Instant begin) {
    return new SignalQuestion(
        symbol, timeFrame, direction, strategy, outcome, minConfidence, begin, to, after, limit);
  }

  /** The time frames of an answer: the one that is asked for, or all. */
  public List<TimeFrame> timeFrames() {
    return timeFrame == null ? List.of(TimeFrame.values()) : List.of(timeFrame);
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
