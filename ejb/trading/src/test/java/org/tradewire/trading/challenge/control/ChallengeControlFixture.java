package org.tradewire.trading.challenge.control;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.outbox.entity.NumberedEvents;

/** Opens what is closed to other packages, for their tests. */
public final class ChallengeControlFixture {

  private ChallengeControlFixture() {}

  public static ChallengeRepository repository(EntityManager entityManager) {
    return new ChallengeRepository(entityManager);
  }

  public static ChallengeViews views(EntityManager entityManager) {
    return new ChallengeViews(entityManager);
  }

  public static TradeRepository trades(EntityManager entityManager) {
    return new TradeRepository(entityManager);
  }

  public static ChallengeTransitions transitions(
      EntityManager entityManager, AuditLog audit, Event<NumberedEvents> events) {
    return new ChallengeTransitions(repository(entityManager), audit, events);
  }

  public static ChallengeConfiguration selfReport(boolean allowed) {
    return new ChallengeConfiguration(key -> Optional.of(String.valueOf(allowed)));
  }
}
