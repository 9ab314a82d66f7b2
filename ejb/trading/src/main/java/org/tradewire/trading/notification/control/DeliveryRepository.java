package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryKey;
import org.tradewire.trading.notification.entity.DeliveryQuestion;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalKey;

/**
 * The deliveries as they are planned, shown and forgotten. Every call runs in the caller's
 * transaction.
 */
@Dependent
public class DeliveryRepository {

  /** Rules are locked: one that is removed meanwhile takes its deliveries with it. */
  private static final String ADD =
      """
      INSERT INTO notification_delivery (id, rule_id, user_id, created_at, state, seq, event_at,
          what, signal_id, signal_time, symbol, timeframe, direction, many, host, body, attempts,
          next_at, ended_at, status, took_ms, sentence)
        SELECT g.id, r.id, r.user_id, :at, g.state, g.seq,
            TIMESTAMPTZ 'epoch' + g.event_micros * INTERVAL '1 microsecond', g.what, g.signal,
            TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond', g.symbol, g.timeframe,
            g.direction, 1, g.host, g.body, 0, CASE WHEN g.state = 'due' THEN CAST(:at AS timestamptz) END,
            CASE WHEN g.state <> 'due' THEN CAST(:at AS timestamptz) END, 0, 0, g.sentence
          FROM unnest(CAST(:ids AS uuid[]), CAST(:rules AS uuid[]), CAST(:states AS text[]),
              CAST(:seqs AS bigint[]), CAST(:eventMicros AS bigint[]), CAST(:whats AS text[]),
              CAST(:signals AS text[]), CAST(:micros AS bigint[]), CAST(:symbols AS text[]),
              CAST(:timeframes AS text[]), CAST(:directions AS text[]), CAST(:hosts AS text[]),
              CAST(:bodies AS text[]), CAST(:sentences AS text[]))
            AS g (id, rule, state, seq, event_micros, what, signal, micros, symbol, timeframe,
              direction, host, body, sentence)
          JOIN notification_rule r ON r.id = g.rule
          FOR KEY SHARE OF r
      """;

  private static final String LEAVE_OUT =
      """
      INSERT INTO notification_delivery AS d (id, rule_id, user_id, created_at, state, many, host,
          attempts, ended_at, status, took_ms, sentence)
        SELECT g.id, r.id, r.user_id, :minute, g.state, g.many, g.host, 0, :at, 0, 0, g.sentence
          FROM unnest(CAST(:ids AS uuid[]), CAST(:rules AS uuid[]), CAST(:states AS text[]),
              CAST(:counts AS integer[]), CAST(:hosts AS text[]), CAST(:sentences AS text[]))
            AS g (id, rule, state, many, host, sentence)
          JOIN notification_rule r ON r.id = g.rule
          FOR KEY SHARE OF r
        ON CONFLICT (rule_id, created_at, state) WHERE what IS NULL
          DO UPDATE SET many = d.many + EXCLUDED.many, ended_at = EXCLUDED.ended_at
      """;

  private static final String TESTED =
      """
      INSERT INTO notification_delivery (id, rule_id, user_id, created_at, state, what, many, host,
          attempts, first_at, ended_at, status, took_ms, sentence)
        SELECT :id, r.id, r.user_id, :at, :state, :what, 1, :host, 1, :at, :at, :status, :took,
            :sentence
          FROM notification_rule r WHERE r.id = :rule
      """;

  /** A node whose clock is behind adds to the minute that another has begun. */
  private static final String COUNT =
      """
      INSERT INTO notification_minute AS m (user_id, minute, many)
        SELECT u.id, :minute, :many FROM user_account u WHERE u.id = :user FOR KEY SHARE
        ON CONFLICT (user_id) DO UPDATE SET minute = greatest(m.minute, EXCLUDED.minute),
          many = EXCLUDED.many + CASE WHEN m.minute < EXCLUDED.minute THEN 0 ELSE m.many END
      """;

  private static final String FIND =
      """
      SELECT id, rule_id, created_at, state, what, signal_id, signal_time, symbol, timeframe,
          direction, many, host, attempts, CASE WHEN state = 'due' THEN next_at END, ended_at,
          status, took_ms, sentence
        FROM notification_delivery
        WHERE user_id = :user
      """;

  /** By an array, so that those are looked up one by one, whatever the planner thinks of them. */
  private static final String FORGET =
      """
      DELETE FROM notification_delivery
        WHERE id = ANY(ARRAY(SELECT old.id FROM unnest(CAST(:rules AS uuid[])) AS r (id)
          CROSS JOIN LATERAL (
            SELECT d.id FROM notification_delivery d
              WHERE d.rule_id = r.id AND d.created_at < :before AND d.state <> 'due'
              ORDER BY d.created_at DESC, d.id DESC LIMIT :most) old
          LIMIT :most))
      """;

  private static final String TRIM =
      """
      DELETE FROM notification_delivery
        WHERE id = ANY(ARRAY(SELECT old.id FROM unnest(CAST(:rules AS uuid[])) AS r (id)
          CROSS JOIN LATERAL (
            SELECT d.id FROM notification_delivery d
              WHERE d.rule_id = r.id AND d.state <> 'due'
              ORDER BY d.created_at DESC, d.id DESC OFFSET :kept LIMIT :most) old
          LIMIT :most))
      """;

  private final EntityManager entityManager;

  @Inject
  public DeliveryRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** How many deliveries of users' rules were stored since an instant, by rule. */
  public Map<UUID, Integer> ofRulesSince(Instant since, Collection<UUID> users) {
    return counted(
        "SELECT rule_id, count(*) FROM notification_delivery"
            + " WHERE user_id = ANY(CAST(:users AS uuid[])) AND created_at >= :since"
            + " AND what IS NOT NULL GROUP BY rule_id",
        since,
        users);
  }

  /** How many were counted of users in a minute; see {@link #count}. */
  public Map<UUID, Integer> ofUsersIn(Instant minute, Collection<UUID> users) {
    return counted(
        "SELECT user_id, many FROM notification_minute"
            + " WHERE user_id = ANY(CAST(:users AS uuid[])) AND minute >= :since",
        minute,
        users);
  }

  private Map<UUID, Integer> counted(String sql, Instant since, Collection<UUID> users) {
    Map<UUID, Integer> counts = new HashMap<>();
    List<?> rows =
        entityManager
            .createNativeQuery(sql, Object[].class)
            .setParameter("users", SqlArrays.texts(List.copyOf(users), UUID::toString))
            .setParameter("since", since)
            .getResultList();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      counts.put((UUID) row[0], ((Number) row[1]).intValue());
    }
    return counts;
  }

  /** Counts deliveries of a user in a minute, those of rules that are removed afterwards, too. */
  public void count(UUID user, Instant minute, int many) {
    entityManager
        .createNativeQuery(COUNT)
        .setParameter("user", user)
        .setParameter("minute", minute)
        .setParameter("many", many)
        .executeUpdate();
  }

  /** Stores what is to be sent; of rules that are gone by now nothing. */
  public void add(List<PlannedDelivery> planned, Instant now) {
    if (planned.isEmpty()) {
      return;
    }
    entityManager
        .createNativeQuery(ADD)
        .setParameter("at", now)
        .setParameter("ids", SqlArrays.texts(planned, each -> each.id().toString()))
        .setParameter("rules", SqlArrays.texts(planned, each -> each.rule().id().toString()))
        .setParameter("states", SqlArrays.texts(planned, each -> each.state().text()))
        .setParameter("seqs", SqlArrays.numbers(planned, each -> each.event().seq()))
        .setParameter("eventMicros", SqlArrays.micros(planned, each -> each.event().at()))
        .setParameter("whats", SqlArrays.texts(planned, each -> each.event().what().text()))
        .setParameter("signals", SqlArrays.texts(planned, each -> signal(each).id()))
        .setParameter("micros", SqlArrays.micros(planned, each -> signal(each).time()))
        .setParameter("symbols", SqlArrays.texts(planned, each -> signal(each).symbol()))
        .setParameter(
            "timeframes", SqlArrays.texts(planned, each -> signal(each).timeFrame().text()))
        .setParameter(
            "directions", SqlArrays.texts(planned, each -> signal(each).direction().text()))
        .setParameter("hosts", SqlArrays.texts(planned, each -> each.rule().host()))
        .setParameter("bodies", SqlArrays.texts(planned, PlannedDelivery::body))
        .setParameter("sentences", SqlArrays.texts(planned, PlannedDelivery::sentence))
        .executeUpdate();
  }

  private static Signal signal(PlannedDelivery planned) {
    return planned.event().signal().signal();
  }

  /** Counts what is not sent, in one row for each rule, minute and reason. */
  public void leaveOut(List<LeftOut> leftOut, Instant minute, Instant now) {
    if (leftOut.isEmpty()) {
      return;
    }
    entityManager
        .createNativeQuery(LEAVE_OUT)
        .setParameter("minute", minute)
        .setParameter("at", now)
        .setParameter("ids", SqlArrays.texts(leftOut, each -> UUID.randomUUID().toString()))
        .setParameter("rules", SqlArrays.texts(leftOut, each -> each.rule().id().toString()))
        .setParameter("states", SqlArrays.texts(leftOut, each -> each.state().text()))
        .setParameter("counts", SqlArrays.numbers(leftOut, LeftOut::many))
        .setParameter("hosts", SqlArrays.texts(leftOut, each -> each.rule().host()))
        .setParameter(
            "sentences",
            SqlArrays.texts(
                leftOut,
                each ->
                    each.state() == DeliveryState.SKIPPED
                        ? "more than may be sent of a minute"
                        : "too old when they were looked at"))
        .executeUpdate();
  }

  /** Notes what became of a test. */
  public void tested(UUID id, UUID rule, String address, WebhookAnswer answer, Instant now) {
    DeliveryState state =
        switch (answer.outcome()) {
          case DELIVERED -> DeliveryState.SENT;
          default -> DeliveryState.FAILED;
        };
    entityManager
        .createNativeQuery(TESTED)
        .setParameter("id", id)
        .setParameter("rule", rule)
        .setParameter("state", state.text())
        .setParameter("what", SignalValues.TEST)
        .setParameter("host", HostLabel.of(address))
        .setParameter("at", now)
        .setParameter("status", answer.status())
        .setParameter("took", Math.toIntExact(answer.took().toMillis()))
        .setParameter("sentence", answer.sentence())
        .executeUpdate();
  }

  /** A user's deliveries, the newest first. */
  public List<DeliveryEntry> find(UUID user, DeliveryQuestion question) {
    StringBuilder sql = new StringBuilder(FIND);
    Map<String, Object> values = new HashMap<>();
    values.put("user", user);
    ask(sql, values, " AND rule_id = :rule", "rule", question.ruleId());
    ask(
        sql,
        values,
        " AND state = :state",
        "state",
        question.state() == null ? null : question.state().text());
    ask(sql, values, " AND created_at < :before", "before", question.before());
    DeliveryKey cursor = question.cursor();
    if (cursor != null) {
      sql.append(" AND (created_at, id) < (:at, :id)");
      values.put("at", cursor.createdAt());
      values.put("id", cursor.id());
    }
    Query query =
        entityManager
            .createNativeQuery(sql + " ORDER BY created_at DESC, id DESC", Object[].class)
            .setMaxResults(question.limit());
    values.forEach(query::setParameter);
    List<DeliveryEntry> found = new ArrayList<>();
    for (Object row : query.getResultList()) {
      found.add(entry((Object[]) row));
    }
    return found;
  }

  private static void ask(
      StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
    if (value != null) {
      sql.append(condition);
      values.put(name, value);
    }
  }

  private static DeliveryEntry entry(Object... row) {
    return new DeliveryEntry(
        (UUID) row[0],
        (UUID) row[1],
        (Instant) row[2],
        DeliveryState.named((String) row[3]),
        (String) row[4],
        row[5] == null ? null : new SignalKey((Instant) row[6], (String) row[5]),
        (String) row[7],
        (String) row[8],
        (String) row[9],
        ((Number) row[10]).intValue(),
        (String) row[11],
        ((Number) row[12]).intValue(),
        (Instant) row[13],
        (Instant) row[14],
        ((Number) row[15]).intValue(),
        ((Number) row[16]).intValue(),
        (String) row[17]);
  }

  /**
   * Forgets deliveries of rules that were made before an instant and wait for nothing.
   *
   * @return how many, at most as many as asked for
   */
  public int forget(List<UUID> rules, Instant before, int most) {
    return entityManager
        .createNativeQuery(FORGET)
        .setParameter("rules", SqlArrays.texts(rules, UUID::toString))
        .setParameter("before", before)
        .setParameter("most", most)
        .executeUpdate();
  }

  /**
   * Forgets the oldest deliveries of rules that have many.
   *
   * @param kept of each rule, beside those that wait
   * @return how many, at most as many as asked for
   */
  public int trim(List<UUID> rules, int kept, int most) {
    return entityManager
        .createNativeQuery(TRIM)
        .setParameter("rules", SqlArrays.texts(rules, UUID::toString))
        .setParameter("kept", kept)
        .setParameter("most", most)
        .executeUpdate();
  }
}
