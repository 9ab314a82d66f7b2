package org.tradewire.trading.audit.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
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

  /** Lines with numbers below {@code before}, newest first. */
  public List<AuditEntry> find(Optional<String> subject, long before, int limit) {
    String condition = subject.isPresent() ? " and a.subject = :subject" : "";
    TypedQuery<AuditEntry> query =
        entityManager
            .createQuery(
                "select a from AuditEntry a where a.id < :before"
                    + condition
                    + " order by a.id desc",
                AuditEntry.class)
            .setParameter("before", before)
            .setMaxResults(limit);
    subject.ifPresent(name -> query.setParameter("subject", name));
    return query.getResultList();
  }
}
