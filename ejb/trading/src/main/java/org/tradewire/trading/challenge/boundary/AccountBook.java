package org.tradewire.trading.challenge.boundary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.tradewire.trading.challenge.control.Booking;
import org.tradewire.trading.challenge.control.ChallengeEngine;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * The book of one account in one transaction, at one moment: its row is locked, its trading day
 * begins first where it is due, and everything that happens to it is numbered here and kept in
 * order, until {@link #commit} gives it to the transaction. Opened by {@link AccountBooks}. Not
 * thread-safe.
 */
public final class AccountBook {

  private final Challenge challenge;
  private final ChallengeTerms terms;
  private final String currency;
  private final TradeRepository trades;
  private final ChallengeTransitions transitions;
  private final Instant now;
  private final long seqAtOpening;

  /** What happened to the account itself, and with what other components add, as it is told. */
  private final List<ChallengeEvent> happened = new ArrayList<>();

  private final List<NumberedEvent> told = new ArrayList<>();

  /** What the rules said and was not done yet; null where the account goes on. */
  private Verdict verdict;

  AccountBook(
      Challenge challenge,
      ChallengeTerms terms,
      String currency,
      TradeRepository trades,
      ChallengeTransitions transitions,
      Instant now) {
    this.challenge = challenge;
    this.terms = terms;
    this.currency = currency;
    this.trades = trades;
    this.transitions = transitions;
    this.now = now;
    this.seqAtOpening = challenge.eventSeq();
  }

  /**
   * Notes how many positions are open; said when the book is opened and with each change.
   *
   * @param positions at least 0
   */
  public void holds(int positions) {
    challenge.holds(positions);
  }

  /** Whether a trading day has to begin before anything else is done. */
  public boolean isDayDue() {
    Instant due = challenge.nextResetAt();
    return due != null && !now.isBefore(due);
  }

  /**
   * Begins the trading day that is due, with what the account is worth now.
   *
   * @param floating what open positions would bring
   */
  public void beginDay(FloatingProfit floating) {
    ChallengeEngine.watch(challenge, terms, floating);
    note(ChallengeEngine.reset(challenge, terms, now));
  }

  public UUID challengeId() {
    return challenge.id();
  }

  /** The user whose account it is. */
  public UUID ownerId() {
    return challenge.userId();
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

  /** The one moment of everything that is done with this book. */
  public Instant now() {
    return now;
  }

  /** Number of the account's latest event when the book was opened. */
  public long seqAtOpening() {
    return seqAtOpening;
  }

  /** What is realised, 2 decimals; below 0 only while something is open. */
  public BigDecimal balance() {
    return challenge.ledger().balance();
  }

  /** What open positions would bring, as it was marked last, 2 decimals. */
  public BigDecimal floating() {
    return challenge.ledger().floatingPnl();
  }

  /** Whether nothing can be traded any more. */
  public boolean hasEnded() {
    return challenge.status().terminal();
  }

  /** Whether it is being traded: neither waiting for its first trade, nor ended. */
  public boolean isActive() {
    return challenge.status() == ChallengeStatus.ACTIVE;
  }

  /** Until when a broken limit of the day forbids to open anything; empty where none does. */
  public Optional<Instant> lockedUntil() {
    return Optional.ofNullable(challenge.lockedUntil()).filter(now::isBefore);
  }

  /**
   * Lets through who may still trade.
   *
   * @throws Refusal when the challenge has ended
   */
  public void requireNotEnded() {
    if (hasEnded()) {
      throw ChallengeRefusal.ended(challenge.id(), challenge.status());
    }
  }

  /**
   * Notes that a position was opened.
   *
   * @throws Refusal when the challenge has ended
   */
  public void open() {
    note(ChallengeEngine.open(challenge, terms, now));
  }

  /**
   * Books the result of a position that was closed; judging follows with {@link #judge}, after all
   * that are closed at this moment.
   *
   * @param trade with an id that was not booked yet
   * @param floating what the positions that stay open would bring
   * @throws Refusal when the challenge has ended
   */
  public void close(Trade trade, FloatingProfit floating) {
    Booking booking = ChallengeEngine.close(challenge, terms, trade, floating);
    if (!trades.addIfNew(booking.closing(trade, challenge, challenge.userId(), now))) {
      throw new IllegalStateException("A trade " + trade.tradeId() + " was booked before.");
    }
    note(booking.events());
  }

  /**
   * Marks open positions to the market and asks the rules; the account is ACTIVE. What they say is
   * done by {@link #conclude}, after what is open was closed.
   *
   * @param floating what open positions would bring
   * @return what the rules say; empty when the account goes on as before
   */
  public Optional<Verdict> judge(FloatingProfit floating) {
    verdict = ChallengeEngine.mark(challenge, terms, floating).orElse(null);
    return Optional.ofNullable(verdict);
  }

  /** Does what the rules said at {@link #judge}, or warns where a limit is near. */
  public void conclude() {
    note(ChallengeEngine.conclude(challenge, terms, verdict, now));
    verdict = null;
  }

  /** Ends what was given up of an account that had ended before, once nothing is open any more. */
  public void settle() {
    note(ChallengeEngine.settle(challenge, now));
  }

  /**
   * Adds an event of another component that belongs to the account's room.
   *
   * @param event makes it with its number
   */
  public void add(LongFunction<NumberedEvent> event) {
    told.add(event.apply(challenge.nextEventSeq()));
  }

  private void note(List<ChallengeEvent> events) {
    happened.addAll(events);
    events.forEach(each -> told.add(ChallengeWire.event(each)));
  }

  /**
   * Gives everything that happened to the running transaction: the room gets the events after its
   * commit, transitions are audited, and the account of a next phase is opened. Called once, last.
   *
   * @param actorId null where nobody acted
   * @param actor the user's name, or what acted on its own
   */
  public void commit(UUID actorId, String actor) {
    transitions.publish(told);
    transitions.carryOut(challenge, terms, happened, actorId, actor, now);
  }
}
