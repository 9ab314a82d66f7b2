package org.tradewire.trading.alert.boundary;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.tradewire.trading.alert.control.AlertRepository;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.RaiseResult;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.outbox.boundary.OutboxWriter;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.testing.ObservedEvents;
import org.tradewire.trading.testing.TestDatabase;

/** What the container would inject, on one entity manager. */
public final class AlertFixture {

  private AlertFixture() {}

  /** Alerts whose events are stored in the outbox, in the same transaction. */
  public static Alerts alerts(EntityManager entityManager, Clock clock) {
    return new Alerts(
        new AlertRepository(entityManager),
        stored(entityManager, clock),
        AuditFixture.log(entityManager, clock),
        clock);
  }

  /** Raises alerts whose events are stored in the outbox, in the same transaction. */
  public static AlertRaising raising(EntityManager entityManager, Clock clock) {
    return new AlertRaising(
        new AlertRepository(entityManager), stored(entityManager, clock), clock);
  }

  private static Event<ChannelEvent> stored(EntityManager entityManager, Clock clock) {
    OutboxWriter outbox = new OutboxWriter(new OutboxRepository(entityManager), clock);
    return new ObservedEvents<>(outbox::store);
  }

  /** Raises alerts, each call in a transaction of its own, as the container makes it. */
  public static AlertRaising transactional(TestDatabase database, Clock clock) {
    return new InTransactions(database, clock);
  }

  private static final class InTransactions extends AlertRaising {
    private final TestDatabase database;
    private final Clock clock;

    private InTransactions(TestDatabase database, Clock clock) {
      this.database = database;
      this.clock = clock;
    }

    @Override
    public List<RaiseResult> raise(List<AlertDraft> drafts) {
      return database.inTransaction(em -> raising(em, clock).raise(drafts));
    }

    @Override
    public void resolve(String rule, String group, Set<String> subjects, String source) {
      database.doInTransaction(em -> raising(em, clock).resolve(rule, group, subjects, source));
    }

    @Override
    public void resolveAll(String rule, String group, String source) {
      database.doInTransaction(em -> raising(em, clock).resolveAll(rule, group, source));
    }

    @Override
    public Set<String> unendedGroups(String rule) {
      return database.inTransaction(em -> raising(em, clock).unendedGroups(rule));
    }

    @Override
    public List<Alert> unended(String rule, String group) {
      return database.inTransaction(em -> raising(em, clock).unended(rule, group));
    }
  }
}
