package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.challenge.control.ChallengeRules.Progress;
import org.tradewire.trading.challenge.entity.AdjustmentKind;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.challenge.entity.event.BalanceAdjusted;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.entity.event.ChallengeStatusChanged;
import org.tradewire.trading.challenge.entity.event.DayStarted;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.challenge.entity.event.TradeExecuted;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;

/**
 * What a trade, or the beginning of a trading day, does to a challenge. A trade, in this order: the
 * first one makes it ACTIVE, a later day rolls the day over, the effect is booked, a balance below
 * 0 is lifted where nothing is open, the rules judge, warnings are raised where it goes on, or it
 * ends. Pure: it changes the challenge it is given and reads no clock. Not thread-safe; the caller
 * holds the challenge's lock.
 */
public final class ChallengeEngine {

  private ChallengeEngine() {}

  /**
   * Books a trade.
   *
   * @param arrivedAt when the trade was reported, for the grace after a reset
   * @throws Refusal when the challenge has ended, or the trade's day is closed; nothing is changed
   */
  public static Booking book(
      Challenge challenge, ChallengeTerms terms, Trade trade, Instant arrivedAt) {
    checkRuns(challenge);
    List<ChallengeEvent> events = new ArrayList<>();
    LocalDate day = terms.dayOf(trade.executedAt());
    boolean late =
        challenge.status() == ChallengeStatus.ACTIVE && day.isBefore(challenge.day().date());
    if (late) {
      checkGrace(challenge, terms, trade, day, arrivedAt);
    }
    enterDay(challenge, terms, trade.executedAt(), events);
    BigDecimal before = challenge.ledger().balance();
    if (late) {
      challenge.bookToDayBefore(trade.effect(), trade.executedAt());
    } else {
      challenge.book(trade.effect(), trade.executedAt());
    }
    events.add(new TradeExecuted(challenge.id(), challenge.nextEventSeq(), trade));
    protectIfFlat(challenge, trade.executedAt(), events);
    events.add(EquityUpdated.by(trade, challenge, before, challenge.nextEventSeq()));
    follow(
        challenge, terms, judge(challenge, terms, late).orElse(null), trade.executedAt(), events);
    return new Booking(events, before, day);
  }

  /**
   * Notes that a position was opened, which makes the day a trading day.
   *
   * @return what happened, numbered consecutively, in order; often nothing
   * @throws Refusal when the challenge has ended; nothing is changed
   */
  public static List<ChallengeEvent> open(Challenge challenge, ChallengeTerms terms, Instant at) {
    checkRuns(challenge);
    List<ChallengeEvent> events = new ArrayList<>();
    enterDay(challenge, terms, at, events);
    challenge.opened(at);
    return events;
  }

  /**
   * Books the result of a position that was closed here, without judging: several may be closed at
   * one moment.
   *
   * @param floating what the positions that stay open would bring
   * @throws Refusal when the challenge has ended; nothing is changed
   */
  public static Booking close(
      Challenge challenge, ChallengeTerms terms, Trade trade, FloatingProfit floating) {
    checkRuns(challenge);
    List<ChallengeEvent> events = new ArrayList<>();
    enterDay(challenge, terms, trade.executedAt(), events);
    BigDecimal before = challenge.ledger().balance();
    challenge.bookClosing(trade.effect(), counted(terms, floating), trade.executedAt());
    events.add(new TradeExecuted(challenge.id(), challenge.nextEventSeq(), trade));
    events.add(EquityUpdated.by(trade, challenge, before, challenge.nextEventSeq()));
    return new Booking(events, before, terms.dayOf(trade.executedAt()));
  }

  /**
   * Marks open positions to the market and judges.
   *
   * @param challenge ACTIVE
   * @param floating what open positions would bring
   * @return what the rules say; empty when it goes on as before
   */
  public static Optional<Verdict> mark(
      Challenge challenge, ChallengeTerms terms, FloatingProfit floating) {
    FloatingProfit counted = counted(terms, floating);
    challenge.mark(counted);
    return judge(challenge, terms, false).filter(each -> holds(each, challenge, terms, counted));
  }

  /**
   * Whether judging an ACTIVE challenge would do anything, end, lock or warn, if open positions
   * would bring this. Changes nothing and numbers no event.
   */
  public static boolean wouldAct(
      Challenge challenge, ChallengeTerms terms, FloatingProfit floating) {
    FloatingProfit counted = counted(terms, floating);
    EquityFigures figures = challenge.figuresWith(counted);
    return ChallengeRules.judge(figures, Progress.of(challenge, figures, terms), terms)
            .filter(each -> holds(each, challenge, terms, counted))
            .isPresent()
        || !DrawdownWarnings.due(challenge, figures, terms).isEmpty();
  }

  /**
   * Marks what is watched between transactions: what open positions would bring, and which warnings
   * are armed again. Judges nothing.
   */
  public static void watch(Challenge challenge, ChallengeTerms terms, FloatingProfit floating) {
    challenge.mark(counted(terms, floating));
    DrawdownWarnings.rearm(challenge, terms);
  }

  /**
   * Does what the rules said, or warns.
   *
   * @param verdict null where it goes on as before
   * @return what happened, numbered consecutively, in order
   */
  public static List<ChallengeEvent> conclude(
      Challenge challenge, ChallengeTerms terms, Verdict verdict, Instant at) {
    List<ChallengeEvent> events = new ArrayList<>();
    follow(challenge, terms, verdict, at, events);
    return events;
  }

  /**
   * Begins the trading day that an instant falls on, also where days were missed, and judges what
   * only time breaks. Nothing happens where the challenge is in that day already.
   *
   * @param challenge ACTIVE
   * @return what happened, numbered consecutively, in order
   */
  public static List<ChallengeEvent> reset(Challenge challenge, ChallengeTerms terms, Instant now) {
    LocalDate day = terms.dayOf(now);
    if (!day.isAfter(challenge.day().date())) {
      challenge.nextResetAt(terms.resetOf(challenge.day().date().plusDays(1)));
      return List.of();
    }
    List<ChallengeEvent> events = new ArrayList<>();
    Instant at = terms.resetOf(day);
    challenge.rollTo(day);
    challenge.nextResetAt(terms.resetOf(day.plusDays(1)));
    events.add(
        new DayStarted(
            challenge.id(),
            challenge.nextEventSeq(),
            day,
            challenge.day().startEquity(),
            at,
            challenge.nextResetAt()));
    Optional<Verdict> verdict = overdue(challenge, terms, day, at);
    // With something open, limits are judged at live prices, and what is open is booked first.
    if (verdict.isEmpty() && challenge.isFlat()) {
      verdict = judge(challenge, terms, false);
    }
    follow(challenge, terms, verdict.orElse(null), at, events);
    return events;
  }

  /**
   * Ends what was given up of a challenge that had ended before.
   *
   * @param challenge with nothing open any more
   * @return what happened, numbered consecutively, in order; often nothing
   */
  public static List<ChallengeEvent> settle(Challenge challenge, Instant at) {
    List<ChallengeEvent> events = new ArrayList<>();
    challenge.mark(FloatingProfit.NONE);
    protectIfFlat(challenge, at, events);
    return events;
  }

  /** Nobody owes what was lost beyond the balance, once nothing is open that could cover it. */
  private static void protectIfFlat(Challenge challenge, Instant at, List<ChallengeEvent> events) {
    if (challenge.isFlat() && challenge.ledger().balance().signum() < 0) {
      BigDecimal lifted = challenge.protect();
      events.add(
          new BalanceAdjusted(
              challenge.id(),
              challenge.nextEventSeq(),
              AdjustmentKind.NEGATIVE_BALANCE,
              lifted,
              challenge.ledger().balance(),
              at));
    }
  }

  private static FloatingProfit counted(ChallengeTerms terms, FloatingProfit floating) {
    return terms.floatingCounted() ? floating : FloatingProfit.NONE;
  }

  /** A target is met where the books themselves meet it. */
  private static boolean holds(
      Verdict verdict, Challenge challenge, ChallengeTerms terms, FloatingProfit floating) {
    EquityFigures least = challenge.figuresWith(FloatingProfit.of(floating.inFavour()));
    return verdict.reason() != StatusReason.PROFIT_TARGET
        || ChallengeRules.judge(least, Progress.of(challenge, least, terms), terms)
            .filter(verdict::equals)
            .isPresent();
  }

  private static void checkRuns(Challenge challenge) {
    if (challenge.status().terminal()) {
      throw ChallengeRefusal.ended(challenge.id(), challenge.status());
    }
  }

  private static void enterDay(
      Challenge challenge, ChallengeTerms terms, Instant at, List<ChallengeEvent> events) {
    LocalDate day = terms.dayOf(at);
    if (challenge.status() == ChallengeStatus.PENDING) {
      challenge.activate(day, at);
      events.add(statusChanged(challenge, ChallengeStatus.PENDING, null, at));
    }
    if (day.isAfter(challenge.day().date())) {
      challenge.rollTo(day);
    }
    challenge.nextResetAt(terms.resetOf(challenge.day().date().plusDays(1)));
  }

  private static Optional<Verdict> overdue(
      Challenge challenge, ChallengeTerms terms, LocalDate day, Instant at) {
    LocalDate first = terms.dayOf(challenge.course().startedAt());
    if (terms.maximumDays() > 0 && ChronoUnit.DAYS.between(first, day) > terms.maximumDays()) {
      return Optional.of(new Verdict(ChallengeStatus.FAILED, StatusReason.MAX_DAYS));
    }
    Instant lastTrade = challenge.ledger().lastTradeAt();
    boolean idle =
        terms.inactivityDays() > 0
            && lastTrade != null
            && !at.isBefore(lastTrade.plus(Duration.ofDays(terms.inactivityDays())));
    return idle
        ? Optional.of(new Verdict(ChallengeStatus.FAILED, StatusReason.INACTIVITY))
        : Optional.empty();
  }

  private static Optional<Verdict> judge(Challenge challenge, ChallengeTerms terms, boolean late) {
    EquityFigures figures = challenge.figures();
    Optional<Verdict> closedDay =
        late
            ? ChallengeRules.judge(
                challenge.figuresOfDayBefore(),
                Progress.ofDayBefore(challenge, figures, terms),
                terms)
            : Optional.empty();
    // A lock of a day that is over locks nothing.
    return closedDay.filter(verdict -> !verdict.locks()).isPresent()
        ? closedDay
        : ChallengeRules.judge(figures, Progress.of(challenge, figures, terms), terms);
  }

  private static void follow(
      Challenge challenge,
      ChallengeTerms terms,
      Verdict verdict,
      Instant at,
      List<ChallengeEvent> events) {
    protectIfFlat(challenge, at, events);
    if (verdict == null) {
      events.addAll(DrawdownWarnings.check(challenge, terms, at));
    } else if (!verdict.locks()) {
      challenge.end(verdict.status(), verdict.reason(), at);
      events.add(statusChanged(challenge, ChallengeStatus.ACTIVE, verdict.reason(), at));
    } else if (challenge.lockedUntil() == null) {
      challenge.lockUntil(challenge.nextResetAt());
      events.add(DrawdownWarnings.locked(challenge, terms, at));
    }
  }

  private static void checkGrace(
      Challenge challenge, ChallengeTerms terms, Trade trade, LocalDate day, Instant arrivedAt) {
    LocalDate running = challenge.day().date();
    Instant graceEnds = terms.resetOf(running).plus(ChallengeTerms.RESET_GRACE);
    if (!day.equals(running.minusDays(1)) || arrivedAt.isAfter(graceEnds)) {
      throw ChallengeRefusal.LATE_TRADE.because(
          "The trade "
              + trade.tradeId()
              + " belongs to "
              + day
              + ", which is closed: the challenge trades "
              + running
              + " and took trades of the day before until "
              + graceEnds
              + ".");
    }
  }

  private static ChallengeStatusChanged statusChanged(
      Challenge challenge, ChallengeStatus old, StatusReason reason, Instant at) {
    return new ChallengeStatusChanged(
        challenge.id(), challenge.nextEventSeq(), old, challenge.status(), reason, at);
  }
}
