package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.challenge.entity.BalanceAdjustment;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.LossRule;

/** The stored challenges. Every call runs in the caller's transaction. */
@Dependent
public class ChallengeRepository {

  /**
   * One statement for all: a mark is worth no more round trips. Highs and lows of the same day only
   * ever go further, and so does the peak on whatever day, whatever was booked meanwhile, unless
   * they were corrected; the rest belongs to the account as it was read. Rows that somebody holds
   * are left out, and told by their absence.
   */
  private static final String SAVE_MARKS =
      """
      UPDATE challenge SET
          floating_pnl = CASE WHEN m.same THEN m.floating ELSE floating_pnl END,
          max_equity_ever = CASE WHEN m.same_marks THEN GREATEST(max_equity_ever, m.peak)
            ELSE max_equity_ever END,
          closed_day_peak_equity = CASE WHEN m.same_marks AND closed_day IS NOT NULL
            THEN GREATEST(closed_day_peak_equity, m.peak_before) ELSE closed_day_peak_equity END,
          daily_max_equity = CASE WHEN m.same_day THEN GREATEST(daily_max_equity, m.high)
            ELSE daily_max_equity END,
          daily_min_equity = CASE WHEN m.same_day THEN LEAST(daily_min_equity, m.low)
            ELSE daily_min_equity END,
          daily_alert_raised = CASE WHEN m.same THEN m.daily_alert ELSE daily_alert_raised END,
          total_alert_raised = CASE WHEN m.same THEN m.total_alert ELSE total_alert_raised END
        FROM (
          SELECT x.id AS marked, x.status = 'ACTIVE' AND x.marks_epoch = r.epoch AS same_marks,
              x.status = 'ACTIVE' AND x.marks_epoch = r.epoch AND x.trading_day = r.day AS same_day,
              x.status = 'ACTIVE' AND x.marks_epoch = r.epoch AND x.trading_day = r.day
                AND x.event_seq = r.seq AS same,
              CASE WHEN x.trading_day = r.day THEN r.closed_peak ELSE r.peak END AS peak_before, r.*
            FROM challenge x
            JOIN jsonb_to_recordset(CAST(:marks AS jsonb)) AS r(id uuid, seq bigint, epoch bigint,
              day date, floating numeric, peak numeric, closed_peak numeric, high numeric,
              low numeric, daily_alert boolean, total_alert boolean) ON r.id = x.id
            FOR UPDATE OF x SKIP LOCKED) m
        WHERE challenge.id = m.marked
        RETURNING challenge.id
      """;

  /** Hibernate's number for it: rows that are locked are left out. */
  private static final int SKIP_LOCKED = -2;

  private final EntityManager entityManager;

  @Inject
  public ChallengeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a new challenge. */
  public void add(Challenge challenge) {
    entityManager.persist(challenge);
  }

  /** Stores a booking that is no trade. */
  public void add(BalanceAdjustment adjustment) {
    entityManager.persist(adjustment);
  }

  /** Finds and locks: others who lock it wait until this transaction ends. */
  public Optional<Challenge> lock(UUID id) {
    return Optional.ofNullable(
        entityManager.find(Challenge.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Finds and locks without waiting; empty where another transaction holds it. Skipped rather than
   * refused: a refusal would end the caller's transaction with an exception.
   */
  public Optional<Challenge> lockUnlessHeld(UUID id) {
    return entityManager
        .createQuery("select c from Challenge c where c.id = :id", Challenge.class)
        .setParameter("id", id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
        .getResultStream()
        .findFirst();
  }

  /**
   * Challenges whose next trading day is due, locked; those that somebody else holds are left out.
   */
  public List<Challenge> lockDue(Instant now, int limit) {
    return entityManager
        .createQuery(
            "select c from Challenge c where c.nextResetAt <= :now order by c.nextResetAt",
            Challenge.class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
        .getResultList();
  }

  /** Looks at a challenge's next trading day later; the caller holds its lock. */
  public void postponeReset(UUID id, Instant until) {
    entityManager
        .createQuery("update Challenge c set c.nextResetAt = :until where c.id = :id")
        .setParameter("until", until)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Copies of challenges as they are stored, without a lock: what is changed is not stored. */
  public List<Challenge> copies(Collection<UUID> ids) {
    List<Challenge> found =
        entityManager
            .createQuery("select c from Challenge c where c.id in :ids", Challenge.class)
            .setParameter("ids", ids)
            .getResultList();
    found.forEach(this::forget);
    return found;
  }

  /** The owners of those of some challenges that there are, by challenge. */
  public Map<UUID, UUID> owners(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .createQuery("select c.id, c.userId from Challenge c where c.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
  }

  /**
   * Stores what open positions would bring, the highs and lows that followed from it, and which
   * warnings stand. Of a challenge that has changed since it was read only highs, lows and the
   * peak; of one whose marks were corrected nothing.
   *
   * @return those that were looked at; the others are held by another transaction
   */
  @SuppressWarnings("unchecked")
  public Set<UUID> saveMarks(Collection<Challenge> marked) {
    JsonBytes marks = new JsonBytes().beginArray();
    for (Challenge each : marked) {
      marks.beginObject().text("id", each.id()).number("seq", each.eventSeq());
      marks.number("epoch", each.ledger().marksEpoch()).text("day", each.day().date());
      marks.name("floating").value(each.ledger().floatingPnl());
      marks.name("peak").value(each.ledger().maxEquityEver());
      marks.name("closed_peak").value(each.day().closedPeak());
      marks.name("high").value(each.day().maxEquity());
      marks.name("low").value(each.day().minEquity());
      marks.flag("daily_alert", each.warnings().stands(LossRule.DAILY));
      marks.flag("total_alert", each.warnings().stands(LossRule.TOTAL)).endObject();
    }
    List<UUID> stored =
        entityManager
            .createNativeQuery(SAVE_MARKS)
            .setParameter("marks", marks.endArray().toText())
            .getResultList();
    return Set.copyOf(stored);
  }

  /** What was changed of a challenge is not stored; its lock stays to the end. */
  public void forget(Challenge challenge) {
    entityManager.detach(challenge);
  }
}
