package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.shared.webhook.TargetHealth;
import org.tradewire.trading.shared.webhook.WebhookSecret;

/**
 * The stored rules. Every call runs in the caller's transaction. Whoever changes a rule locks it
 * first, and says last that rules were changed.
 */
@Dependent
public class RuleRepository {

  private static final String SELECT = "SELECT " + RuleRows.COLUMNS + " FROM notification_rule";

  private static final String INSERT =
      """
      INSERT INTO notification_rule (id, user_id, name, enabled, symbol, timeframe, strategy,
          direction, min_confidence, events, browser, webhook, template, secret, failures, version,
          created_at, changed_at)
        VALUES (:id, :user, :name, :enabled, CAST(:symbol AS text), CAST(:timeframe AS text),
          CAST(:strategy AS text), CAST(:direction AS text), CAST(:least AS numeric), :events,
          :browser, CAST(:webhook AS text), CAST(:template AS text), CAST(:secret AS text), 0, 1,
          :at, :at)
        ON CONFLICT (id) DO NOTHING
      """;

  private static final String UPDATE =
      """
      UPDATE notification_rule
        SET name = :name, enabled = :enabled, symbol = CAST(:symbol AS text),
          timeframe = CAST(:timeframe AS text), strategy = CAST(:strategy AS text),
          direction = CAST(:direction AS text), min_confidence = CAST(:least AS numeric),
          events = :events, browser = :browser, webhook = CAST(:webhook AS text),
          template = CAST(:template AS text),
          secret = CASE WHEN CAST(:webhook AS text) IS NULL THEN NULL
            ELSE coalesce(CAST(:secret AS text), secret) END,
          old_secret = CASE WHEN CAST(:webhook AS text) IS NULL THEN NULL ELSE old_secret END,
          version = version + 1, changed_at = :at
        WHERE id = :id
      """;

  private static final String NEW_SECRET =
      """
      UPDATE notification_rule
        SET old_secret = secret, old_secret_until = :until, secret = :secret,
          version = version + 1, changed_at = :at
        WHERE id = :id
      """;

  private static final String HEALTH =
      """
      UPDATE notification_rule SET failures = :failures, paused_at = CAST(:paused AS timestamptz)
        WHERE id = :id
      """;

  private final EntityManager entityManager;

  @Inject
  public RuleRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Until the transaction ends nobody else adds rules of the user. */
  public void lockRulesOf(UUID user) {
    entityManager
        .createNativeQuery(
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))", Integer.class)
        .setParameter("name", "notification rules " + user)
        .getSingleResult();
  }

  /** A user's rules, the oldest first. */
  public List<NotificationRule> of(UUID user) {
    return read(
        entityManager
            .createNativeQuery(
                SELECT + " WHERE user_id = :user ORDER BY created_at, id", Object[].class)
            .setParameter("user", user));
  }

  /**
   * The rules that call a webhook and are neither off nor paused.
   *
   * @param roles of users who have at least one of them
   */
  public List<NotificationRule> active(Set<Role> roles) {
    return read(
        entityManager
            .createNativeQuery(
                SELECT
                    + " WHERE enabled AND webhook IS NOT NULL AND paused_at IS NULL"
                    + " AND user_id IN (SELECT w.user_id FROM user_role w"
                    + " WHERE w.role = ANY(CAST(:roles AS text[])))",
                Object[].class)
            .setParameter("roles", SqlArrays.texts(List.copyOf(roles), Role::wireName)));
  }

  /** A user's rule; empty where he has none of this id. */
  public Optional<NotificationRule> find(UUID user, UUID id) {
    return read(ofUser(SELECT + " WHERE id = :id AND user_id = :user", user, id)).stream()
        .findFirst();
  }

  /** As {@link #find}; until the transaction ends nobody else changes it. */
  public Optional<NotificationRule> lock(UUID user, UUID id) {
    return read(ofUser(SELECT + " WHERE id = :id AND user_id = :user FOR NO KEY UPDATE", user, id))
        .stream()
        .findFirst();
  }

  /** As {@link #lock}, of any user. */
  public Optional<NotificationRule> lock(UUID id) {
    return read(
            entityManager
                .createNativeQuery(SELECT + " WHERE id = :id FOR NO KEY UPDATE", Object[].class)
                .setParameter("id", id))
        .stream()
        .findFirst();
  }

  private Query ofUser(String sql, UUID user, UUID id) {
    return entityManager
        .createNativeQuery(sql, Object[].class)
        .setParameter("id", id)
        .setParameter("user", user);
  }

  private static List<NotificationRule> read(Query query) {
    List<NotificationRule> rules = new ArrayList<>();
    for (Object row : query.getResultList()) {
      rules.add(RuleRows.read((Object[]) row));
    }
    return rules;
  }

  /**
   * Stores a new rule.
   *
   * @param secret null where it calls no webhook
   * @return false where there is a rule of this id, whoever has it
   */
  public boolean add(UUID id, UUID user, RuleSettings settings, WebhookSecret secret, Instant now) {
    return bind(entityManager.createNativeQuery(INSERT), id, settings, secret, now)
            .setParameter("user", user)
            .executeUpdate()
        == 1;
  }

  /**
   * Stores other settings of a rule.
   *
   * @param secret null where it keeps the one that it has
   */
  public void change(UUID id, RuleSettings settings, WebhookSecret secret, Instant now) {
    bind(entityManager.createNativeQuery(UPDATE), id, settings, secret, now).executeUpdate();
  }

  private static Query bind(
      Query query, UUID id, RuleSettings settings, WebhookSecret secret, Instant now) {
    RuleFilter filter = settings.filter();
    return query
        .setParameter("id", id)
        .setParameter("name", settings.name())
        .setParameter("enabled", settings.enabled())
        .setParameter("symbol", filter.symbol())
        .setParameter("timeframe", filter.timeFrame() == null ? null : filter.timeFrame().text())
        .setParameter("strategy", filter.strategy())
        .setParameter("direction", filter.direction() == null ? null : filter.direction().text())
        .setParameter("least", filter.minConfidence())
        .setParameter("events", RuleRows.events(settings.events()))
        .setParameter("browser", settings.browser())
        .setParameter("webhook", settings.webhook())
        .setParameter("template", settings.template())
        .setParameter("secret", secret == null ? null : secret.reveal())
        .setParameter("at", now);
  }

  /** Signs with another secret from now on, and with the one before until an instant. */
  public void replaceSecret(UUID id, WebhookSecret secret, Instant until, Instant now) {
    entityManager
        .createNativeQuery(NEW_SECRET)
        .setParameter("id", id)
        .setParameter("secret", secret.reveal())
        .setParameter("until", until)
        .setParameter("at", now)
        .executeUpdate();
  }

  /** The secrets of a rule that signs now, the newest first; none where it calls no webhook. */
  public List<WebhookSecret> secrets(UUID id, Instant now) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT secret, CASE WHEN old_secret_until > :now THEN old_secret END"
                    + " FROM notification_rule WHERE id = :id",
                Object[].class)
            .setParameter("id", id)
            .setParameter("now", now)
            .getResultList();
    Object[] row = rows.isEmpty() ? new Object[2] : (Object[]) rows.get(0);
    return StoredSecrets.of((String) row[0], (String) row[1]);
  }

  /**
   * Ids of the rules of all users, in their order.
   *
   * @param after the last one that was named; null at the beginning
   * @param most at least 1
   */
  public List<UUID> ids(UUID after, int most) {
    String following = after == null ? "" : " WHERE id > :after";
    Query query =
        entityManager.createNativeQuery(
            "SELECT id FROM notification_rule" + following + " ORDER BY id", UUID.class);
    if (after != null) {
      query.setParameter("after", after);
    }
    List<UUID> ids = new ArrayList<>();
    for (Object each : query.setMaxResults(most).getResultList()) {
      ids.add((UUID) each);
    }
    return ids;
  }

  /** Notes how the webhook of a rule does. */
  public void store(UUID id, TargetHealth health) {
    entityManager
        .createNativeQuery(HEALTH)
        .setParameter("id", id)
        .setParameter("failures", health.failuresInARow())
        .setParameter("paused", health.pausedAt())
        .executeUpdate();
  }

  /** Forgets a rule and its deliveries. */
  public void remove(UUID id) {
    entityManager
        .createNativeQuery("DELETE FROM notification_rule WHERE id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Every node reads the rules again, once this transaction has ended. */
  public void changed() {
    entityManager
        .createNativeQuery("UPDATE notification_change SET version = version + 1")
        .executeUpdate();
  }

  /** What the rules in force are of: two that are the same have the same rules. */
  public RulesVersion version() {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "SELECT version, (SELECT coalesce(max(rights_version), 0) FROM user_account)"
                        + " FROM notification_change",
                    Object[].class)
                .getSingleResult();
    return new RulesVersion(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
  }
}
