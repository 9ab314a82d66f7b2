package org.tradewire.trading.audit.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.tradewire.trading.audit.entity.AuditEntry;

/** The stored audit log. Every call runs in the caller's transaction. */
@Dependent
public class AuditRepository {

  private final EntityManager entityManager;

  @Inject
  public AuditRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a line. */
  public void add(AuditEntry entry) {
    entityManager.persist(entry);
  }

  /**
   * Lines with numbers below {@code before}, newest first.
   *
   * @param subject what they are about; null: everything
   */
  public List<AuditEntry> find(String subject, long before, int limit) {
    String condition = subject != null ? " and a.subject = :subject" : "";
    TypedQuery<AuditEntry> query =
        entityManager
            .createQuery(
                "select a from AuditEntry a where a.id < :before"
                    + condition
                    + " order by a.id desc",
                AuditEntry.class)
            .setParameter("before", before)
            .setMaxResults(limit);
    if (subject != null) {
      query.setParameter("subject", subject);
    }
    return query.getResultList();
  }
}
