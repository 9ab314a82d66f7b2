package org.tradewire.trading.instrument.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.instrument.entity.EconomicEvent;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.monitoring.boundary.LongTransaction;

/** The stored releases. Every call runs in the caller's transaction. */
@Dependent
public class CalendarRepository {

  private final EntityManager entityManager;

  @Inject
  public CalendarRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Releases in {@code [from, to]}, oldest first. */
  public List<EconomicEvent> between(Instant from, Instant to, int limit) {
    return entityManager
        .createQuery(
            "select e from EconomicEvent e where e.releasedAt between :from and :to"
                + " order by e.releasedAt, e.currency, e.title",
            EconomicEvent.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The stored form of a release: the same time, currency and title. */
  public Optional<EconomicEvent> find(Release release) {
    return entityManager
        .createQuery(
            "select e from EconomicEvent e where e.releasedAt = :at and e.currency = :currency"
                + " and e.title = :title",
            EconomicEvent.class)
        .setParameter("at", release.at())
        .setParameter("currency", release.currency())
        .setParameter("title", release.title())
        .getResultStream()
        .findFirst();
  }

  public Optional<EconomicEvent> find(UUID id) {
    return Optional.ofNullable(entityManager.find(EconomicEvent.class, id));
  }

  /** The running transaction is an import of many releases. */
  public void beginImport() {
    LongTransaction.expect(entityManager);
  }

  /** Stores a new release. */
  public void add(EconomicEvent event) {
    entityManager.persist(event);
  }

  /** Forgets a release. */
  public void remove(EconomicEvent event) {
    entityManager.remove(event);
  }
}
