package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalOutcome;

/**
 * What the price does with a signal. It is entered when the price touches or passes its entry, at
 * once where that is the last price; then the first of target 1 (win) and stop (loss) decides, in
 * the minutes of its venue that begin when it is made or later, touching counts. A view of a minute
 * is judged by what is new in it since the view before, so that the order is known while somebody
 * looks every second; where nobody looked, a whole minute is new.
 *
 * <p>Where the order is not known, it is taken against the signal:
 *
 * <ul>
 *   <li>a view that holds target and stop is a loss, ambiguous;
 *   <li>a minute that opens at or beyond the stop is left at that price, which is known to come
 *       first; one that opens at or beyond the target is a win at the target, not better;
 *   <li>entered inside a view (prices in the words of a buy): from above, the stop can only have
 *       come after the entry, and the target counts only where the view ends at it or above, since
 *       a higher price may have been the way to the entry. From below, the target can only have
 *       come after the entry, and the stop counts too, as ambiguous unless the view ends there;
 *   <li>what a closed minute says of itself that nobody saw while it was open may have been before
 *       an entry in that minute: the stop counts, the target only where the minute ends there;
 *   <li>a gap over the entry enters at the entry; but not one from below to the target or beyond,
 *       where nobody could have bought at the entry: the price has to come back.
 * </ul>
 *
 * Where no price is known from before the first minute, one that opens at or beyond the stop has
 * passed the entry.
 */
public final class OutcomeRule {

  /** How long minutes are waited for that are missing before a signal's end. */
  public static final Duration PATIENCE = Duration.ofDays(1);

  private OutcomeRule() {}

  /**
   * A signal that was just made.
   *
   * @param lastPrice of its venue at that moment; null where it is not known
   */
  public static OutcomeProgress begin(Signal signal, BigDecimal lastPrice) {
    OutcomeProgress begun = OutcomeProgress.of(SignalCourse.beginning(signal)).from(lastPrice);
    return begun.course().isActive() && Decimals.same(signal.entry(), lastPrice)
        ? begun.with(Courses.entered(begun.course(), signal.time()))
        : begun;
  }

  /**
   * What has become of a signal by a view of a minute. Views come in the order of time: the closed
   * one of a minute before the first of the next. Of a minute whose beginning nobody here has seen,
   * since the node took over in the middle of it, the closed view alone is shown. What was judged
   * already, or is decided, changes nothing; a corrected minute neither. Of the minute in which the
   * signal ends count the views up to its end; a closed one that ends later does not.
   */
  public static OutcomeProgress see(Signal signal, OutcomeProgress before, MinuteView view) {
    if (!before.course().isActive() || before.isPast(view)) {
      return before;
    }
    if (view.openTime().isBefore(signal.time())) {
      return beforeItCounts(signal, before, view);
    }
    if (view.at().isAfter(signal.expiresAt())) {
      return expired(signal, before);
    }
    OutcomeProgress after = before.after(view, new MinuteJudgement(signal, before, view).course());
    return after.course().isActive() && !view.at().isBefore(signal.expiresAt())
        ? expired(signal, after)
        : after;
  }

  /** Of the minutes before, the price counts from which the signal begins, where none is known. */
  private static OutcomeProgress beforeItCounts(
      Signal signal, OutcomeProgress before, MinuteView view) {
    boolean over = !view.at().isAfter(signal.time());
    return over || before.lastPrice() == null ? before.from(view.minute().close()) : before;
  }

  /**
   * Ends a signal whose time is over: with the last price where all minutes before its end were
   * judged; without any where they are still missing a day later.
   *
   * @param judgedTo until when all that was traded is known, and was shown
   */
  public static OutcomeProgress expire(
      Signal signal, OutcomeProgress before, Instant judgedTo, Instant now) {
    if (!before.course().isActive() || now.isBefore(signal.expiresAt())) {
      return before;
    }
    if (!judgedTo.isBefore(signal.expiresAt())) {
      return expired(signal, before);
    }
    return now.isBefore(signal.expiresAt().plus(PATIENCE)) ? before : expired(signal, before, null);
  }

  private static OutcomeProgress expired(Signal signal, OutcomeProgress before) {
    boolean entered = before.course().enteredAt() != null;
    return expired(signal, before, entered ? before.lastPrice() : null);
  }

  private static OutcomeProgress expired(Signal signal, OutcomeProgress before, BigDecimal exit) {
    return before.with(
        Courses.decided(
            signal, before.course(), SignalOutcome.EXPIRED, signal.expiresAt(), exit, 0, false));
  }
}
