package org.tradewire.trading.audit.control;

import jakarta.persistence.EntityManager;

/** Opens what is closed to other packages, for their tests. */
public final class AuditControlFixture {

  private AuditControlFixture() {}

  public static AuditRepository repository(EntityManager entityManager) {
    return new AuditRepository(entityManager);
  }
}
