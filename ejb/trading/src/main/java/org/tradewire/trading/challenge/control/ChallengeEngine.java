package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.challenge.control.ClassicRules.Verdict;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeEndedException;
import org.tradewire.trading.challenge.entity.ChallengeEvent;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.ChallengeStatusChanged;
import org.tradewire.trading.challenge.entity.ChallengeTerms;
import org.tradewire.trading.challenge.entity.EquityUpdated;
import org.tradewire.trading.challenge.entity.LateTradeException;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.Trade;

/**
 * What one trade does to a challenge. In this order: the first trade makes it ACTIVE, a later day
 * rolls the day over, the effect is booked, the rules judge, warnings are raised where it goes on,
 * or it ends. Pure: it changes the challenge it is given and reads no clock. Not thread-safe; the
 * caller holds the challenge's lock.
 */
public final class ChallengeEngine {

  private ChallengeEngine() {}

  /**
   * Books a trade.
   *
   * @param arrivedAt when the trade was reported, for the grace after a reset
   * @return what happened, numbered consecutively, in order; never empty
   * @throws ChallengeEndedException when the challenge has ended; nothing is changed
   * @throws LateTradeException when the trade's day is closed; nothing is changed
   */
  public static List<ChallengeEvent> book(
      Challenge challenge, ChallengeTerms terms, Trade trade, Instant arrivedAt) {
    if (challenge.status().terminal()) {
      throw new ChallengeEndedException(challenge.id(), challenge.status());
    }
    List<ChallengeEvent> events = new ArrayList<>();
    LocalDate day = terms.dayOf(trade.executedAt());
    if (challenge.status() == ChallengeStatus.PENDING) {
      challenge.activate(day, trade.executedAt());
      events.add(statusChanged(challenge, ChallengeStatus.PENDING, null, trade.executedAt()));
    }
    boolean late = day.isBefore(challenge.day().date());
    if (late) {
      checkGrace(challenge, terms, trade, day, arrivedAt);
    } else if (day.isAfter(challenge.day().date())) {
      challenge.rollTo(day);
    }
    BigDecimal before = challenge.ledger().currentEquity();
    if (late) {
      challenge.bookToDayBefore(trade.effect(), trade.executedAt());
    } else {
      challenge.book(trade.effect(), trade.executedAt());
    }
    events.add(EquityUpdated.by(trade, challenge, before, challenge.nextEventSeq()));
    Optional<Verdict> verdict = judge(challenge, terms, late);
    if (verdict.isPresent()) {
      challenge.end(verdict.get().status(), verdict.get().reason(), trade.executedAt());
      events.add(
          statusChanged(
              challenge, ChallengeStatus.ACTIVE, verdict.get().reason(), trade.executedAt()));
    } else {
      events.addAll(DrawdownWarnings.check(challenge, terms, trade.executedAt()));
    }
    return events;
  }

  private static Optional<Verdict> judge(Challenge challenge, ChallengeTerms terms, boolean late) {
    Optional<Verdict> closedDay =
        late ? ClassicRules.judge(challenge.figuresOfDayBefore(), terms) : Optional.empty();
    return closedDay.isPresent() ? closedDay : ClassicRules.judge(challenge.figures(), terms);
  }

  private static void checkGrace(
      Challenge challenge, ChallengeTerms terms, Trade trade, LocalDate day, Instant arrivedAt) {
    LocalDate running = challenge.day().date();
    Instant graceEnds = terms.resetOf(running).plus(ChallengeTerms.RESET_GRACE);
    if (!day.equals(running.minusDays(1)) || arrivedAt.isAfter(graceEnds)) {
      throw new LateTradeException(
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
