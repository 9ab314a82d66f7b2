package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.shared.webhook.DeliveryProgress;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;

/** The deliveries that wait to be sent. Every call runs in the caller's transaction. */
@Dependent
public class ClaimRepository {

  /**
   * Users that were served lately come after the others: one with very many waits for himself. Each
   * array is selected, which reads its text once and not for each row that is due.
   */
  private static final String CLAIM =
      """
      UPDATE notification_delivery AS d
        SET next_at = :until, first_at = coalesce(d.first_at, CAST(:now AS timestamptz))
        FROM (
          SELECT c.id FROM notification_delivery c JOIN notification_rule o ON o.id = c.rule_id
            WHERE c.state = 'due' AND c.next_at <= :now AND c.event_at >= :oldest
              AND o.enabled AND o.webhook IS NOT NULL AND o.paused_at IS NULL AND EXISTS (
                SELECT 1 FROM user_role w WHERE w.user_id = c.user_id
                  AND w.role = ANY(CAST((SELECT CAST(:roles AS text[])) AS text[])))
              AND c.user_id <> ALL(CAST((SELECT CAST(:users AS uuid[])) AS uuid[]))
              AND c.host <> ALL(CAST((SELECT CAST(:hosts AS text[])) AS text[]))
            ORDER BY array_position((SELECT CAST(:served AS uuid[])), c.user_id) NULLS FIRST,
              c.next_at, c.id
            LIMIT 1
            FOR UPDATE OF c SKIP LOCKED) AS first,
          notification_rule r
        WHERE d.id = first.id AND r.id = d.rule_id
        RETURNING d.id, d.rule_id, d.user_id, d.host, d.body, d.attempts, d.first_at, r.webhook,
          r.secret, CASE WHEN r.old_secret_until > :now THEN r.old_secret END
      """;

  private static final String ENDED =
      """
      UPDATE notification_delivery
        SET state = :state, attempts = :attempts, next_at = CAST(:next AS timestamptz),
          ended_at = CAST(:ended AS timestamptz), status = :status, took_ms = :took,
          sentence = :sentence, body = CASE WHEN :state = 'due' THEN body END
        WHERE id = :id AND state = 'due' AND next_at = :until
      """;

  private static final String DROP =
      """
      UPDATE notification_delivery
        SET state = 'expired', ended_at = :at, body = NULL, next_at = NULL, sentence = :sentence
        WHERE id IN (SELECT id FROM notification_delivery
          WHERE rule_id = :rule AND state = 'due' ORDER BY id FOR UPDATE)
      """;

  private static final String EXPIRE =
      """
      UPDATE notification_delivery
        SET state = 'expired', ended_at = :at, body = NULL, next_at = NULL,
          sentence = coalesce(sentence, 'not sent in time')
        WHERE id IN (SELECT id FROM notification_delivery
          WHERE state = 'due' AND event_at < :oldest LIMIT :most FOR UPDATE SKIP LOCKED)
      """;

  private final EntityManager entityManager;

  /**
   * Deliveries that wait.
   *
   * @param oldest when the event of the oldest happened; null where none waits
   */
  public record Waiting(long many, Instant oldest) {}

  @Inject
  public ClaimRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Takes a delivery that is due.
   *
   * @param until nobody else takes it before
   * @param oldest events from before it are not sent any more
   * @param roles nobody is told who has none of them
   * @param users who have to wait
   * @param hosts that have to wait
   * @param served who was served lately, the longest ago first
   * @return empty where none is due
   */
  public Optional<ClaimedDelivery> claim(
      Instant now,
      Instant until,
      Instant oldest,
      Set<Role> roles,
      Collection<UUID> users,
      Collection<String> hosts,
      List<UUID> served) {
    List<?> rows =
        entityManager
            .createNativeQuery(CLAIM, Object[].class)
            .setParameter("now", now)
            .setParameter("until", until)
            .setParameter("oldest", oldest)
            .setParameter("roles", SqlArrays.texts(List.copyOf(roles), Role::wireName))
            .setParameter("users", SqlArrays.texts(List.copyOf(users), UUID::toString))
            .setParameter("hosts", SqlArrays.texts(List.copyOf(hosts), each -> each))
            .setParameter("served", SqlArrays.texts(served, UUID::toString))
            .getResultList();
    return rows.stream().findFirst().map(row -> claimed(until, (Object[]) row));
  }

  private static ClaimedDelivery claimed(Instant until, Object... row) {
    return new ClaimedDelivery(
        (UUID) row[1],
        (UUID) row[2],
        (String) row[3],
        new WebhookDelivery(
            (UUID) row[0],
            (String) row[7],
            (String) row[4],
            StoredSecrets.of((String) row[8], (String) row[9])),
        new DeliveryProgress(((Number) row[5]).intValue(), (Instant) row[6]),
        until);
  }

  /**
   * Notes what became of an attempt.
   *
   * @param attempts made
   * @param next when another one is made; null where none is
   * @return false where it was not ours any more, or is over; then nothing is noted
   */
  public boolean ended(
      ClaimedDelivery claimed,
      DeliveryState state,
      int attempts,
      Instant next,
      WebhookAnswer answer,
      Instant now) {
    return entityManager
            .createNativeQuery(ENDED)
            .setParameter("id", claimed.delivery().id())
            .setParameter("until", claimed.until())
            .setParameter("state", state.text())
            .setParameter("attempts", attempts)
            .setParameter("next", next)
            .setParameter("ended", state == DeliveryState.DUE ? null : now)
            .setParameter("status", answer.status())
            .setParameter("took", Math.toIntExact(answer.took().toMillis()))
            .setParameter("sentence", answer.sentence())
            .executeUpdate()
        == 1;
  }

  /** What waits of a rule is not sent. */
  public void drop(UUID rule, String sentence, Instant now) {
    entityManager
        .createNativeQuery(DROP)
        .setParameter("rule", rule)
        .setParameter("sentence", sentence)
        .setParameter("at", now)
        .executeUpdate();
  }

  /**
   * Gives up what is too old.
   *
   * @return how many, at most as many as asked for
   */
  public int expire(Instant oldest, Instant now, int most) {
    return entityManager
        .createNativeQuery(EXPIRE)
        .setParameter("oldest", oldest)
        .setParameter("at", now)
        .setParameter("most", most)
        .executeUpdate();
  }

  /** What waits to be sent, of all nodes. */
  public Waiting waiting() {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "SELECT count(*), min(event_at) FROM notification_delivery WHERE state = 'due'",
                    Object[].class)
                .getSingleResult();
    return new Waiting(((Number) row[0]).longValue(), (Instant) row[1]);
  }
}
