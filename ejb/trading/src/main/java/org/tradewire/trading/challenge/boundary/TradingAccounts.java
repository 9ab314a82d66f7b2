package org.tradewire.trading.challenge.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.control.Booking;
import org.tradewire.trading.challenge.control.ChallengeEngine;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * Challenges as the accounts on which orders are placed here. Runs in the transaction of whoever
 * calls, who holds the challenge's lock where it is changed for good.
 */
@Dependent
public class TradingAccounts {

  @Inject private ChallengeRepository repository;
  @Inject private TradeRepository trades;
  @Inject private AgreedTerms agreed;
  @Inject private ChallengeTransitions transitions;

  /** For the container. */
  public TradingAccounts() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  TradingAccounts(
      ChallengeRepository repository,
      TradeRepository trades,
      AgreedTerms agreed,
      ChallengeTransitions transitions) {
    this.repository = repository;
    this.trades = trades;
    this.agreed = agreed;
    this.transitions = transitions;
  }

  /**
   * Finds and locks.
   *
   * @throws Refusal when there is none
   */
  public Challenge lock(UUID id) {
    return repository.lock(id).orElseThrow(() -> ChallengeRefusal.notFound(id));
  }

  /** Finds and locks without waiting; empty where another transaction holds it. */
  public Optional<Challenge> lockUnlessHeld(UUID id) {
    return repository.lockUnlessHeld(id);
  }

  /** Challenges as they are stored, without a lock. */
  public List<Challenge> find(Collection<UUID> ids) {
    return repository.find(ids);
  }

  /** What a challenge is judged by. */
  public ChallengeTerms terms(Challenge challenge) {
    return agreed.of(challenge.templateId());
  }

  /** The currency of the account. */
  public String currency(Challenge challenge) {
    return agreed.currency(challenge.templateId());
  }

  /**
   * Begins the trading day of an instant where that was not done yet.
   *
   * @return what happened, to be told with {@link #tell}; often nothing
   */
  public List<ChallengeEvent> beginDay(Challenge challenge, Instant now) {
    Instant due = challenge.nextResetAt();
    return due == null || now.isBefore(due)
        ? List.of()
        : ChallengeEngine.reset(challenge, terms(challenge), now);
  }

  /**
   * Notes that a position was opened.
   *
   * @return what happened, to be told with {@link #tell}
   * @throws Refusal when the challenge has ended
   */
  public List<ChallengeEvent> open(Challenge challenge, Instant at) {
    return ChallengeEngine.open(challenge, terms(challenge), at);
  }

  /**
   * Books the result of a position that was closed here; judging follows with {@link #mark}.
   *
   * @param trade with an id that was not booked yet
   * @param floating what the positions that stay open would bring
   * @return what happened, to be told with {@link #tell}
   * @throws Refusal when the challenge has ended
   */
  public List<ChallengeEvent> close(
      Challenge challenge, Trade trade, BigDecimal floating, UUID by, Instant now) {
    ChallengeTerms terms = terms(challenge);
    Booking booking = ChallengeEngine.close(challenge, terms, trade, floating);
    BookedTrade booked = booking.trade(trade, challenge, by, now);
    if (!trades.addIfNew(booked)) {
      throw new IllegalStateException("A trade " + trade.tradeId() + " was booked before.");
    }
    return booking.events();
  }

  /**
   * Marks open positions to the market and judges.
   *
   * @return what the rules say, to be done with {@link #conclude}; empty when it goes on as before
   */
  public Optional<Verdict> mark(Challenge challenge, BigDecimal floating) {
    return ChallengeEngine.mark(challenge, terms(challenge), floating);
  }

  /**
   * Does what the rules said, or warns.
   *
   * @return what happened, to be told with {@link #tell}
   */
  public List<ChallengeEvent> conclude(Challenge challenge, Optional<Verdict> verdict, Instant at) {
    return ChallengeEngine.conclude(challenge, terms(challenge), verdict.orElse(null), at);
  }

  /**
   * Tells the room, audits transitions, and opens what follows.
   *
   * @param actorId null where nobody acted
   * @param actor the user's name, or what acted on its own
   */
  public void tell(
      Challenge challenge,
      List<? extends NumberedEvent> happened,
      UUID actorId,
      String actor,
      Instant now) {
    transitions.follow(challenge, terms(challenge), happened, actorId, actor, now);
  }

  /** Stores the marks of challenges that were not changed since they were read. */
  public void saveMarks(Collection<Challenge> marked) {
    repository.saveMarks(marked);
  }
}
