package org.tradewire.trading.audit.boundary;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.tradewire.trading.audit.control.AuditControlFixture;

/** Opens what is closed to other packages, for their tests. */
public final class AuditFixture {

  private AuditFixture() {}

  public static AuditLog log(EntityManager entityManager, Clock clock) {
    return new AuditLog(AuditControlFixture.repository(entityManager), clock);
  }
}
