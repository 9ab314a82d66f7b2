package org.tradewire.trading.challenge.boundary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.challenge.control.ChallengeEngine;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;

/**
 * An account in memory between the transactions that change it: a copy that is marked to the market
 * and never stored by itself; {@link AccountBooks#saveMarks} stores its marks. Nothing happens to
 * the account here: what would happen is asked with {@link #wouldAct} and done with an {@link
 * AccountBook}. Not thread-safe.
 */
public final class AccountWatch {

  private final Challenge challenge;
  private final ChallengeTerms terms;
  private final String currency;
  private Marks saved;

  /** What is stored of a mark. */
  private record Marks(
      BigDecimal floating,
      BigDecimal peak,
      BigDecimal closedPeak,
      BigDecimal high,
      BigDecimal low,
      boolean dailyWarned,
      boolean totalWarned) {}

  AccountWatch(Challenge detached, ChallengeTerms terms, String currency) {
    this.challenge = detached;
    this.terms = terms;
    this.currency = currency;
    this.saved = marks();
  }

  public UUID challengeId() {
    return challenge.id();
  }

  /** Number of the account's latest event when it was read. */
  public long eventSeq() {
    return challenge.eventSeq();
  }

  /** What the account is judged by. */
  public ChallengeTerms terms() {
    return terms;
  }

  public ChallengePhase phase() {
    return challenge.phase();
  }

  /** The currency of every amount. */
  public String currency() {
    return currency;
  }

  /** Whether nothing can be traded any more. */
  public boolean hasEnded() {
    return challenge.status().terminal();
  }

  /** Whether it is judged at an instant: it is ACTIVE, and its trading day is not over. */
  public boolean isJudgedAt(Instant instant) {
    return challenge.status() == ChallengeStatus.ACTIVE && !isDayOverAt(instant);
  }

  /** Whether another trading day has to begin at an instant. */
  public boolean isDayOverAt(Instant instant) {
    return challenge.nextResetAt() != null && !instant.isBefore(challenge.nextResetAt());
  }

  /** What is realised, 2 decimals; below 0 only while something is open. */
  public BigDecimal balance() {
    return challenge.ledger().balance();
  }

  /** What the rules look at, as it was marked last. */
  public EquityFigures figures() {
    return challenge.figures();
  }

  /**
   * Whether judging would do anything, end, lock or warn, if open positions would bring this. Only
   * asks: nothing is changed and no event is numbered.
   */
  public boolean wouldAct(FloatingProfit floating) {
    return ChallengeEngine.wouldAct(challenge, terms, floating);
  }

  /**
   * Marks the copy to the market: highs, lows and peak follow, and a warning whose limit is not
   * near any more is armed again.
   */
  public void mark(FloatingProfit floating) {
    ChallengeEngine.watch(challenge, terms, floating);
  }

  /** Whether its marks have changed since they were stored. */
  public boolean isDue() {
    return !marks().equals(saved);
  }

  /**
   * Whether what has changed since must not wait: a warning is armed again, or a peak moves the
   * floor of the whole loss, which must not be lost with this node.
   */
  public boolean isUrgent() {
    Marks now = marks();
    return now.dailyWarned() != saved.dailyWarned()
        || now.totalWarned() != saved.totalWarned()
        || (now.peak().compareTo(saved.peak()) > 0
            && floorAt(now.peak()).compareTo(floorAt(saved.peak())) != 0);
  }

  private BigDecimal floorAt(BigDecimal peak) {
    EquityFigures now = challenge.figures();
    return terms
        .total(
            new EquityFigures(
                now.equity(),
                peak,
                now.closingHigh(),
                now.dayStart(),
                now.dayStartBalance(),
                now.initial()))
        .map(LossMeasure::floor)
        .orElse(BigDecimal.ZERO);
  }

  /** Its marks are stored as they are now. */
  public void stored() {
    saved = marks();
  }

  /** Takes over what an earlier copy has seen and could not store. */
  public void sawAlso(AccountWatch earlier) {
    challenge.sawAlso(earlier.challenge);
  }

  Challenge challenge() {
    return challenge;
  }

  private Marks marks() {
    return new Marks(
        challenge.ledger().floatingPnl(),
        challenge.ledger().maxEquityEver(),
        challenge.day().closedPeak(),
        challenge.day().maxEquity(),
        challenge.day().minEquity(),
        challenge.warnings().stands(LossRule.DAILY),
        challenge.warnings().stands(LossRule.TOTAL));
  }
}
