package org.tradewire.trading.challenge.boundary;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.challenge.control.ChallengeControlFixture;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.outbox.boundary.OutboxWriter;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.testing.ObservedEvents;

/** What the container would inject, on one entity manager. */
public final class ChallengeBoundaryFixture {

  private ChallengeBoundaryFixture() {}

  static ChallengeTransitions transitions(EntityManager entityManager, Clock clock) {
    return new ChallengeTransitions(
        new ChallengeRepository(entityManager),
        audit(entityManager, clock),
        new ObservedEvents<>(
            new OutboxWriter(new OutboxRepository(entityManager), clock)::storeAll));
  }

  /** The accounts of challenges. */
  public static AccountBooks books(EntityManager entityManager, Clock clock) {
    return new AccountBooks(
        new ChallengeRepository(entityManager),
        new TradeRepository(entityManager),
        new AgreedTerms(TemplateControlFixture.repository(entityManager)),
        transitions(entityManager, clock));
  }

  /** A copy that is watched, in USD. */
  public static AccountWatch watch(Challenge copy, ChallengeTerms terms) {
    return new AccountWatch(copy, terms, "USD");
  }

  /** The resets. */
  public static ChallengeDays days(EntityManager entityManager, Clock clock) {
    return new ChallengeDays(
        new ChallengeRepository(entityManager),
        new AgreedTerms(TemplateControlFixture.repository(entityManager)),
        transitions(entityManager, clock),
        clock);
  }

  /** Reported trades, of the trading platform alone. */
  public static TradeExecution execution(EntityManager entityManager, Clock clock) {
    return new TradeExecution(
        new ChallengeRepository(entityManager),
        new TradeRepository(entityManager),
        new AgreedTerms(TemplateControlFixture.repository(entityManager)),
        ChallengeControlFixture.selfReport(false),
        transitions(entityManager, clock),
        clock);
  }

  /** Looking at challenges; their events cannot be asked for. */
  public static Challenges challenges(EntityManager entityManager, Clock clock) {
    return new Challenges(
        new ChallengeRepository(entityManager),
        new ChallengeViews(entityManager),
        new TradeRepository(entityManager),
        new AgreedTerms(TemplateControlFixture.repository(entityManager)),
        null,
        clock);
  }

  static AuditLog audit(EntityManager entityManager, Clock clock) {
    return AuditFixture.log(entityManager, clock);
  }
}
