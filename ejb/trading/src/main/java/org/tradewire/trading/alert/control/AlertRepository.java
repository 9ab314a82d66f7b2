package org.tradewire.trading.alert.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.alert.entity.AlertState;

/** The stored alerts. Every call runs in the caller's transaction. */
@Dependent
public class AlertRepository {
  private static final String RULE = "rule";
  private static final String GROUP = "group";
  private static final String SUBJECT = "subject";
  private static final String ENDED = "ended";
  private static final String SINCE = "since";
  private static final String STATE = "state";
  private static final String CATEGORY = "category";
  private static final String SEVERITY = "severity";

  private final EntityManager entityManager;

  @Inject
  public AlertRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Until the transaction ends nobody else raises or resolves alerts of the rule and group. */
  public void lock(String rule, String group) {
    entityManager
        .createNativeQuery(
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))", Integer.class)
        .setParameter("name", "alert " + rule + ' ' + group)
        .getSingleResult();
  }

  /** Stores one that was raised just now; one of the same rule and subject is over by then. */
  public void add(Alert alert) {
    // Else the new row would be stored before the end of the old one.
    entityManager.flush();
    entityManager.persist(alert);
  }

  /** The alert of a rule and subject that was raised last; empty where none ever was. */
  public Optional<Alert> last(String rule, String subject) {
    return entityManager
        .createQuery(
            "select a from Alert a where a.rule = :rule and a.subject = :subject"
                + " order by a.raisedAt desc",
            Alert.class)
        .setParameter(RULE, rule)
        .setParameter(SUBJECT, subject)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many were raised of a rule and group since an instant. */
  public long raisedSince(String rule, String group, Instant since) {
    return entityManager
        .createQuery(
            "select count(a) from Alert a where a.rule = :rule and a.group = :group"
                + " and a.raisedAt >= :since",
            Long.class)
        .setParameter(RULE, rule)
        .setParameter(GROUP, group)
        .setParameter(SINCE, since)
        .getSingleResult();
  }

  /** Those of a rule and group that are not over, the first raised first. */
  public List<Alert> unended(String rule, String group) {
    return entityManager
        .createQuery(
            "select a from Alert a where a.rule = :rule and a.group = :group"
                + " and a.state <> :ended order by a.raisedAt, a.id",
            Alert.class)
        .setParameter(RULE, rule)
        .setParameter(GROUP, group)
        .setParameter(ENDED, AlertState.RESOLVED)
        .getResultList();
  }

  /** The groups of a rule that have alerts which are not over. */
  public Set<String> unendedGroups(String rule) {
    return Set.copyOf(
        entityManager
            .createQuery(
                "select distinct a.group from Alert a where a.rule = :rule and a.state <> :ended",
                String.class)
            .setParameter(RULE, rule)
            .setParameter(ENDED, AlertState.RESOLVED)
            .getResultList());
  }

  /** An alert as it was some time ago; empty where there is none. */
  public Optional<Alert> find(UUID id) {
    return Optional.ofNullable(entityManager.find(Alert.class, id));
  }

  /** Reads an alert again as it stands now. */
  public void refresh(Alert alert) {
    entityManager.refresh(alert);
  }

  /** The criticals that nobody takes care of, the newest of them, the first raised first. */
  public List<Alert> openCriticals(AlertSight sight, int limit) {
    AlertQuestion question =
        new AlertQuestion(
            AlertState.ACTIVE, null, AlertSeverity.CRITICAL, null, null, Instant.EPOCH, limit);
    List<Alert> newestFirst = find(sight, question);
    return newestFirst.stream()
        .sorted((one, other) -> one.raisedAt().compareTo(other.raisedAt()))
        .toList();
  }

  /** Alerts that somebody sees, the newest first. Asks nothing where he sees none of them. */
  public List<Alert> find(AlertSight sight, AlertQuestion question) {
    AlertSight seen = question.category() == null ? sight : sight.within(question.category());
    if (seen.isBlind()) {
      return List.of();
    }
    boolean all = seen.categories().size() == AlertCategory.values().length;
    boolean some = !all && !seen.categories().isEmpty();
    List<String> shown = new ArrayList<>();
    if (some) {
      shown.add("a.category in (:categories)");
    }
    if (seen.userId() != null && !all) {
      shown.add("a.userId = :user");
    }
    StringBuilder text = new StringBuilder("select a from Alert a where a.raisedAt >= :since");
    if (!shown.isEmpty()) {
      text.append(" and (").append(String.join(" or ", shown)).append(')');
    }
    append(text, STATE, question.state());
    append(text, CATEGORY, question.category());
    append(text, SEVERITY, question.severity());
    append(text, RULE, question.rule());
    append(text, GROUP, question.group());
    TypedQuery<Alert> query =
        entityManager
            .createQuery(text.append(" order by a.raisedAt desc, a.id").toString(), Alert.class)
            .setParameter(SINCE, question.since())
            .setMaxResults(question.limit());
    set(query, "categories", some ? seen.categories() : null);
    set(query, "user", all ? null : seen.userId());
    set(query, STATE, question.state());
    set(query, CATEGORY, question.category());
    set(query, SEVERITY, question.severity());
    set(query, RULE, question.rule());
    set(query, GROUP, question.group());
    return query.getResultList();
  }

  private static void append(StringBuilder text, String field, Object value) {
    if (value != null) {
      text.append(" and a.").append(field).append(" = :").append(field);
    }
  }

  private static void set(TypedQuery<Alert> query, String name, Object value) {
    if (value != null) {
      query.setParameter(name, value);
    }
  }

  /**
   * Forgets those that are over and were raised before an instant.
   *
   * @return how many
   */
  public int forget(Instant before) {
    return entityManager
        .createQuery("delete from Alert a where a.state = :ended and a.raisedAt < :before")
        .setParameter(ENDED, AlertState.RESOLVED)
        .setParameter("before", before)
        .executeUpdate();
  }
}
