package org.tradewire.trading.challenge.boundary;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.challenge.control.ChallengeControlFixture;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.outbox.boundary.OutboxBoundaryFixture;
import org.tradewire.trading.template.boundary.TemplateBoundaryFixture;

/** What the container would inject, on one entity manager. */
public final class ChallengeBoundaryFixture {

  private ChallengeBoundaryFixture() {}

  static ChallengeTransitions transitions(EntityManager entityManager, Clock clock) {
    return ChallengeControlFixture.transitions(
        entityManager,
        audit(entityManager, clock),
        new CollectedEvents(OutboxBoundaryFixture.writer(entityManager, clock)::storeAll));
  }

  /** The accounts of challenges. */
  public static AccountBooks books(EntityManager entityManager, Clock clock) {
    return new AccountBooks(
        ChallengeControlFixture.repository(entityManager),
        ChallengeControlFixture.trades(entityManager),
        TemplateBoundaryFixture.agreed(entityManager),
        transitions(entityManager, clock));
  }

  /** The resets. */
  public static ChallengeDays days(EntityManager entityManager, Clock clock) {
    return new ChallengeDays(
        ChallengeControlFixture.repository(entityManager),
        TemplateBoundaryFixture.agreed(entityManager),
        transitions(entityManager, clock),
        clock);
  }

  /** Looking at challenges; their events cannot be asked for. */
  public static Challenges challenges(EntityManager entityManager, Clock clock) {
    return new Challenges(
        ChallengeControlFixture.repository(entityManager),
        ChallengeControlFixture.views(entityManager),
        ChallengeControlFixture.trades(entityManager),
        TemplateBoundaryFixture.agreed(entityManager),
        null,
        clock);
  }

  static AuditLog audit(EntityManager entityManager, Clock clock) {
    return AuditFixture.log(entityManager, clock);
  }
}
