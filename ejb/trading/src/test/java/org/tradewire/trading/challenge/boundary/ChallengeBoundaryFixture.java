package org.tradewire.trading.challenge.boundary;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.tradewire.trading.challenge.control.ChallengeControlFixture;
import org.tradewire.trading.challenge.control.ChallengeJournal;
import org.tradewire.trading.monitoring.boundary.AuditFixture;
import org.tradewire.trading.monitoring.boundary.AuditLog;
import org.tradewire.trading.outbox.boundary.OutboxBoundaryFixture;

/** What the container would inject, on one entity manager. */
final class ChallengeBoundaryFixture {

  private ChallengeBoundaryFixture() {}

  static ChallengeJournal journal(EntityManager entityManager, Clock clock) {
    return ChallengeControlFixture.journal(
        entityManager,
        audit(entityManager, clock),
        new CollectedEvents(OutboxBoundaryFixture.writer(entityManager, clock)::storeAll));
  }

  static AuditLog audit(EntityManager entityManager, Clock clock) {
    return AuditFixture.log(entityManager, clock);
  }
}
