package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;

/** What one view of a minute makes of a pending signal, by the rules of {@link OutcomeRule}. */
final class MinuteJudgement {
  private final Signal signal;
  private final OutcomeProgress before;
  private final MinuteView view;
  private final boolean buy;

  /** The first price that is new; null where the minute was looked at already. */
  private final BigDecimal first;

  /** Of the prices that are new the one that is best for the signal, and the worst. */
  private final BigDecimal best;

  private final BigDecimal worst;
  private final BigDecimal last;

  MinuteJudgement(Signal signal, OutcomeProgress before, MinuteView view) {
    this.signal = signal;
    this.before = before;
    this.view = view;
    this.buy = signal.direction() == SignalDirection.BUY;
    Candle now = view.minute();
    Candle then = before.seenOf(view);
    // An extreme that has not moved was there the last time; since then the close alone is sure.
    BigDecimal high =
        then == null || now.high().compareTo(then.high()) > 0 ? now.high() : now.close();
    BigDecimal low = then == null || now.low().compareTo(then.low()) < 0 ? now.low() : now.close();
    this.first = then == null ? now.open() : null;
    this.best = buy ? high : low;
    this.worst = buy ? low : high;
    this.last = now.close();
  }

  /** The course after it. */
  SignalCourse course() {
    Instant entered = before.course().enteredAt();
    if (entered == null) {
      return notEnteredBefore();
    }
    if (!entered.isAfter(view.openTime())) {
      return held(before.course());
    }
    if (first != null) {
      return enteredInside(before.course(), isAtOrBeyond(first, signal.entry()));
    }
    return view.closed() ? enteredInside(before.course(), true) : held(before.course());
  }

  private SignalCourse notEnteredBefore() {
    BigDecimal from = before.lastPrice();
    if (first != null) {
      if (isEnteredAtTheOpen(from)) {
        return held(Courses.entered(before.course(), view.openTime()));
      }
      from = first;
    }
    BigDecimal entry = signal.entry();
    boolean above = isAtOrBeyond(from, entry);
    boolean touched = above ? isAtOrBelow(worst, entry) : isAtOrBeyond(best, entry);
    return touched
        ? enteredInside(Courses.entered(before.course(), view.at()), above)
        : before.course();
  }

  /** Whether the way from the last price to the open one leads over the entry. */
  private boolean isEnteredAtTheOpen(BigDecimal from) {
    BigDecimal entry = signal.entry();
    if (from == null) {
      return first.compareTo(entry) == 0 || isStop(first);
    }
    if (from.compareTo(entry) == 0) {
      return true;
    }
    return isAtOrBeyond(from, entry)
        ? isAtOrBelow(first, entry)
        : isAtOrBeyond(first, entry) && !isTarget(first);
  }

  /** Entered before all prices that are new, or with the first of them. */
  private SignalCourse held(SignalCourse course) {
    if (first != null && isStop(first)) {
      return lost(course, view.openTime(), first, false);
    }
    if (first != null && isTarget(first)) {
      return won(course, best, view.openTime());
    }
    if (isStop(worst)) {
      return lost(course, view.at(), signal.stop(), isTarget(best));
    }
    return isTarget(best) ? won(course, best, view.at()) : course;
  }

  /**
   * Entered somewhere between the prices that are new.
   *
   * @param fromAbove whether the price came to the entry from the side of the target
   */
  private SignalCourse enteredInside(SignalCourse course, boolean fromAbove) {
    if (isStop(worst)) {
      boolean ambiguous = isTarget(best) || (!fromAbove && !isStop(last));
      return lost(course, view.at(), signal.stop(), ambiguous);
    }
    BigDecimal reached = fromAbove ? last : best;
    return isTarget(reached) ? won(course, reached, view.at()) : course;
  }

  private SignalCourse won(SignalCourse course, BigDecimal reached, Instant at) {
    long hit = signal.targets().stream().filter(each -> isAtOrBeyond(reached, each)).count();
    BigDecimal exit = signal.targets().get(0);
    return Courses.decided(
        signal, course, SignalOutcome.WIN, at, exit, Math.toIntExact(hit), false);
  }

  private SignalCourse lost(SignalCourse course, Instant at, BigDecimal exit, boolean ambiguous) {
    return Courses.decided(signal, course, SignalOutcome.LOSS, at, exit, 0, ambiguous);
  }

  private boolean isStop(BigDecimal price) {
    return signal.stop() != null && isAtOrBelow(price, signal.stop());
  }

  private boolean isTarget(BigDecimal price) {
    return !signal.targets().isEmpty() && isAtOrBeyond(price, signal.targets().get(0));
  }

  /** Whether a price is as good for the signal as another, or better. */
  private boolean isAtOrBeyond(BigDecimal price, BigDecimal other) {
    return buy ? price.compareTo(other) >= 0 : price.compareTo(other) <= 0;
  }

  /** Whether a price is as bad for the signal as another, or worse. */
  private boolean isAtOrBelow(BigDecimal price, BigDecimal other) {
    return buy ? price.compareTo(other) <= 0 : price.compareTo(other) >= 0;
  }
}
