package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.control.Booking;
import org.tradewire.trading.challenge.control.ChallengeConfiguration;
import org.tradewire.trading.challenge.control.ChallengeEngine;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.challenge.control.TradeBounds;
import org.tradewire.trading.challenge.control.TradeForm;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * Books reported trades. One call is one JTA transaction with the challenge's row locked: the
 * challenge, the trade and its events are stored together or not at all.
 */
@Stateless
@PermitAll
public class TradeExecution {

  private ChallengeRepository repository;
  private TradeRepository trades;
  private AgreedTerms agreed;
  private ChallengeConfiguration configuration;
  private ChallengeTransitions transitions;
  private Clock clock;

  /** For the container's proxy. */
  protected TradeExecution() {}

  @Inject
  public TradeExecution(
      ChallengeRepository repository,
      TradeRepository trades,
      AgreedTerms agreed,
      ChallengeConfiguration configuration,
      ChallengeTransitions transitions,
      Clock clock) {
    this.repository = repository;
    this.trades = trades;
    this.agreed = agreed;
    this.configuration = configuration;
    this.transitions = transitions;
    this.clock = clock;
  }

  /**
   * Books a trade, or repeats the answer it was given when it was booked.
   *
   * @param caller the trading platform (role service), or the challenge's own trader where traders
   *     may report their trades
   * @return the outcome; {@link TradeOutcome#repeated} marks a repetition
   * @throws Refusal the caller may not report trades, the challenge is another trader's or not
   *     there or has ended, a field is missing or wrong, the trade is of the future, of before the
   *     purchase or of a day that is closed, or another trade was booked under its id
   */
  public TradeOutcome execute(Caller caller, TradeReport report) {
    checkMayReport(caller);
    Instant now = Moments.now(clock);
    Trade trade = TradeForm.check(report, now);
    Challenge challenge =
        repository
            .lock(trade.challengeId())
            .orElseThrow(() -> ChallengeRefusal.notFound(trade.challengeId()));
    if (!caller.has(Role.SERVICE) && !challenge.userId().equals(caller.id())) {
      throw ChallengeRefusal.notOwner(challenge.id());
    }
    try {
      TradeBounds.check(trade, challenge);
      return book(challenge, trade, caller, now);
    } catch (Refusal e) {
      if (ChallengeRefusal.TRADE_CONFLICT.explains(e)) {
        throw e;
      }
      // A repetition gets its first answer also where a new trade would be refused.
      return repeated(challenge.id(), trade).orElseThrow(() -> e);
    }
  }

  private TradeOutcome book(Challenge challenge, Trade trade, Caller caller, Instant now) {
    ChallengeTerms terms = agreed.of(challenge.templateId());
    Booking booking = ChallengeEngine.book(challenge, terms, trade, now);
    BookedTrade booked = booking.trade(trade, challenge, caller.id(), now);
    // Asking first whether it is there would cost a round trip for the sake of the rare repetition.
    if (!trades.addIfNew(booked)) {
      repository.forget(challenge);
      return repeated(challenge.id(), trade).orElseThrow();
    }
    transitions.follow(challenge, terms, booking.events(), caller.id(), caller.username(), now);
    return TradeOutcome.of(booked, false);
  }

  private Optional<TradeOutcome> repeated(UUID challengeId, Trade trade) {
    Optional<BookedTrade> booked = trades.find(challengeId, trade.tradeId());
    if (booked.isPresent() && !booked.get().trade().saysTheSameAs(trade)) {
      throw ChallengeRefusal.tradeConflict(trade.tradeId());
    }
    return booked.map(each -> TradeOutcome.of(each, true));
  }

  private void checkMayReport(Caller caller) {
    if (caller.has(Role.SERVICE)) {
      return;
    }
    caller.require(Role.TRADER, "Only the trading platform can report trades.");
    if (!configuration.selfReport()) {
      throw AccountRefusal.NOT_PERMITTED.because(
          "Trades are reported by the trading platform; traders may report their own only where "
              + ChallengeConfiguration.SELF_REPORT.name()
              + " is true.");
    }
  }
}
