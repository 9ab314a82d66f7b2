package org.tradewire.trading.audit.boundary;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.tradewire.trading.audit.control.AuditRepository;

/** What the container would inject, on one entity manager. */
public final class AuditFixture {

  private AuditFixture() {}

  public static AuditLog log(EntityManager entityManager, Clock clock) {
    return new AuditLog(new AuditRepository(entityManager), clock);
  }
}
