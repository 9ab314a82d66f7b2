package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeQuery;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.ChallengeView;
import org.tradewire.trading.challenge.entity.DayResult;
import org.tradewire.trading.challenge.entity.DrawdownAlert;
import org.tradewire.trading.challenge.entity.EquityUpdated;
import org.tradewire.trading.challenge.entity.LeaderboardEntry;
import org.tradewire.trading.monitoring.boundary.LongTransaction;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Page;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;

/** The stored challenges and trades. Every call runs in the caller's transaction. */
@Dependent
public class ChallengeRepository {

  /** Longest list answered. */
  public static final int MAX_ROWS = 1000;

  private static final String ADD_TRADE =
      """
      INSERT INTO challenge_trade (challenge_id, trade_id, symbol, side, quantity, price,
          reported_pnl, posted_pnl, executed_at, booked_day, received_at, reported_by,
          equity_before, equity_after, status_after, first_event_seq, event_types)
        VALUES (:challengeId, :tradeId, :symbol, :side, :quantity, :price, :reportedPnl,
          :postedPnl, :executedAt, :bookedDay, :receivedAt, :reportedBy, :equityBefore,
          :equityAfter, :statusAfter, :firstEventSeq, :eventTypes)
        ON CONFLICT (challenge_id, trade_id) DO NOTHING
      """;

  /**
   * One statement for all: a mark is worth no more round trips. Rows that somebody holds are being
   * changed and will be marked anew.
   */
  private static final String SAVE_MARKS =
      """
      UPDATE challenge SET floating_pnl = m.floating,
          max_equity_ever = GREATEST(max_equity_ever, m.peak),
          daily_max_equity = GREATEST(daily_max_equity, m.high),
          daily_min_equity = LEAST(daily_min_equity, m.low),
          daily_alert_raised = m.daily_alert, total_alert_raised = m.total_alert
        FROM (
          SELECT x.id AS marked, r.* FROM challenge x
            JOIN jsonb_to_recordset(CAST(:marks AS jsonb)) AS r(id uuid, seq bigint,
              floating numeric, peak numeric, high numeric, low numeric, daily_alert boolean,
              total_alert boolean) ON r.id = x.id
            WHERE x.event_seq = r.seq AND x.status = 'ACTIVE'
            FOR UPDATE OF x SKIP LOCKED) m
        WHERE challenge.id = m.marked
      """;

  /** Hibernate's number for it: rows that are locked are left out. */
  private static final int SKIP_LOCKED = -2;

  private static final String SELECT_WITH_OWNER =
      "select c, t, u.username from Challenge c"
          + " join ChallengeTemplate t on t.id = c.templateId"
          + " join User u on u.id = c.userId ";

  @Inject private EntityManager entityManager;

  /** For the container. */
  public ChallengeRepository() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  ChallengeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a new challenge. */
  public void add(Challenge challenge) {
    entityManager.persist(challenge);
  }

  public Optional<Challenge> find(UUID id) {
    return Optional.ofNullable(entityManager.find(Challenge.class, id));
  }

  /**
   * A challenge as its room is told it. One statement, so that the challenge and its last trade
   * belong together without a lock.
   */
  public Optional<EquityUpdated> state(UUID id) {
    return entityManager
        .createQuery(
            "select c, t from Challenge c left join BookedTrade t on t.challengeId = c.id"
                + " and t.id = (select max(x.id) from BookedTrade x where x.challengeId = c.id)"
                + " where c.id = :id",
            Object[].class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(row -> EquityUpdated.state((Challenge) row[0], (BookedTrade) row[1]));
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

  /** One challenge with its template and its owner's name. */
  public Optional<ChallengeView> view(UUID id) {
    return views(query(SELECT_WITH_OWNER + "where c.id = :id").setParameter("id", id)).stream()
        .findFirst();
  }

  /**
   * Challenges, newest first.
   *
   * @param owner empty: everybody's
   */
  public Page<ChallengeView> views(Optional<UUID> owner, ChallengeQuery wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("where 1 = 1");
    owner.ifPresent(id -> condition(where, values, "c.userId", id));
    wanted.status().ifPresent(status -> condition(where, values, "c.status", status));
    wanted.phase().ifPresent(phase -> condition(where, values, "c.phase", phase));
    wanted.templateId().ifPresent(id -> condition(where, values, "c.templateId", id));
    wanted.username().ifPresent(name -> condition(where, values, "u.username", name));
    TypedQuery<Object[]> query =
        entityManager
            .createQuery(
                SELECT_WITH_OWNER + where + " order by c.createdAt desc, c.id", Object[].class)
            .setFirstResult(wanted.offset())
            .setMaxResults(wanted.limit());
    TypedQuery<Long> count =
        entityManager.createQuery(
            "select count(c) from Challenge c join User u on u.id = c.userId " + where, Long.class);
    values.forEach(query::setParameter);
    values.forEach(count::setParameter);
    return new Page<>(views(query), count.getSingleResult());
  }

  private static void condition(
      StringBuilder where, Map<String, Object> values, String field, Object value) {
    String name = "p" + values.size();
    where.append(" and ").append(field).append(" = :").append(name);
    values.put(name, value);
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

  /**
   * Stores a trade, unless one is booked under its id.
   *
   * @return false where there is one; nothing is stored then
   */
  public boolean addIfNew(BookedTrade trade) {
    Query insert = entityManager.createNativeQuery(ADD_TRADE).setFlushMode(FlushModeType.COMMIT);
    trade.columns().forEach(insert::setParameter);
    return insert.executeUpdate() > 0;
  }

  /** Looks at a challenge's next trading day later; the caller holds its lock. */
  public void postponeReset(UUID id, Instant until) {
    entityManager
        .createQuery("update Challenge c set c.nextResetAt = :until where c.id = :id")
        .setParameter("until", until)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Challenges as they are stored, without a lock. */
  public List<Challenge> find(Collection<UUID> ids) {
    return entityManager
        .createQuery("select c from Challenge c where c.id in :ids", Challenge.class)
        .setParameter("ids", ids)
        .getResultList();
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
   * warnings stand. Nothing of a challenge that has changed since it was read.
   */
  public void saveMarks(Collection<Challenge> marked) {
    JsonArrayBuilder marks = Json.createArrayBuilder();
    for (Challenge each : marked) {
      marks.add(
          Json.createObjectBuilder()
              .add("id", each.id().toString())
              .add("seq", each.eventSeq())
              .add("floating", each.ledger().floatingPnl())
              .add("peak", each.ledger().maxEquityEver())
              .add("high", each.day().maxEquity())
              .add("low", each.day().minEquity())
              .add("daily_alert", each.alertRaised(DrawdownAlert.HIGH_DAILY_DRAWDOWN))
              .add("total_alert", each.alertRaised(DrawdownAlert.HIGH_TOTAL_DRAWDOWN)));
    }
    entityManager
        .createNativeQuery(SAVE_MARKS)
        .setParameter("marks", marks.build().toString())
        .executeUpdate();
  }

  /** What was changed of a challenge is not stored; its lock stays to the end. */
  public void forget(Challenge challenge) {
    entityManager.detach(challenge);
  }

  /** The trade booked under an id. */
  public Optional<BookedTrade> trade(UUID challengeId, String tradeId) {
    return entityManager
        .createQuery(
            "select t from BookedTrade t where t.challengeId = :challenge and t.tradeId = :trade",
            BookedTrade.class)
        .setParameter("challenge", challengeId)
        .setParameter("trade", tradeId)
        .getResultStream()
        .findFirst();
  }

  /** The running transaction reads all there is of a challenge. */
  public void beginExport() {
    LongTransaction.expect(entityManager);
  }

  /** A challenge's trades, last booked first. */
  public Page<BookedTrade> trades(UUID challengeId, int offset, int limit) {
    long total =
        entityManager
            .createQuery(
                "select count(t) from BookedTrade t where t.challengeId = :challenge", Long.class)
            .setParameter("challenge", challengeId)
            .getSingleResult();
    return new Page<>(listTrades(challengeId, offset, limit), total);
  }

  /** A challenge's newest trades, last booked first; how many there are is not counted. */
  public List<BookedTrade> newestTrades(UUID challengeId, int limit) {
    return listTrades(challengeId, 0, limit);
  }

  private List<BookedTrade> listTrades(UUID challengeId, int offset, int limit) {
    return entityManager
        .createQuery(
            "select t from BookedTrade t where t.challengeId = :challenge order by t.id desc",
            BookedTrade.class)
        .setParameter("challenge", challengeId)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The newest trades with the days they count for, newest first. */
  public List<RiskFigures.DatedTrade> datedTrades(UUID challengeId, int limit) {
    return newestTrades(challengeId, limit).stream()
        .map(each -> new RiskFigures.DatedTrade(each.view(), each.bookedDay()))
        .toList();
  }

  /** Trades that were executed behind an instant. */
  public long countTrades(UUID challengeId, Instant after) {
    return entityManager
        .createQuery(
            "select count(t) from BookedTrade t"
                + " where t.challengeId = :challenge and t.executedAt > :after",
            Long.class)
        .setParameter("challenge", challengeId)
        .setParameter("after", after)
        .getSingleResult();
  }

  /** The best challenges by profit, percent points of the initial balance. */
  public List<LeaderboardEntry> leaders(int limit) {
    return entityManager
        .createQuery(
            "select u.username, t.name, c.phase, c.status, c.ledger.totalPnl,"
                + " c.ledger.initialBalance, t.currency, c.ledger.totalTrades"
                + " from Challenge c join ChallengeTemplate t on t.id = c.templateId"
                + " join User u on u.id = c.userId"
                + " where c.status in (:running, :passed, :funded) and c.ledger.initialBalance > 0"
                + " order by c.ledger.totalPnl / c.ledger.initialBalance desc, c.id",
            Object[].class)
        .setParameter("running", ChallengeStatus.ACTIVE)
        .setParameter("passed", ChallengeStatus.PASSED)
        .setParameter("funded", ChallengeStatus.FUNDED)
        .setMaxResults(limit)
        .getResultStream()
        .map(
            row ->
                new LeaderboardEntry(
                    (String) row[0],
                    (String) row[1],
                    (ChallengePhase) row[2],
                    (ChallengeStatus) row[3],
                    (BigDecimal) row[4],
                    Amounts.percentGained((BigDecimal) row[5], (BigDecimal) row[4]),
                    (String) row[6],
                    ((Number) row[7]).intValue()))
        .toList();
  }

  /** What each day on which was traded brought, oldest first. */
  public List<DayResult> days(UUID challengeId) {
    return entityManager
        .createQuery(
            "select t.bookedDay, sum(t.postedPnl), count(t) from BookedTrade t"
                + " where t.challengeId = :challenge group by t.bookedDay order by t.bookedDay",
            Object[].class)
        .setParameter("challenge", challengeId)
        .getResultStream()
        .map(
            row ->
                new DayResult(
                    (LocalDate) row[0], (BigDecimal) row[1], ((Number) row[2]).intValue()))
        .toList();
  }

  private TypedQuery<Object[]> query(String jpql) {
    return entityManager.createQuery(jpql, Object[].class).setMaxResults(MAX_ROWS);
  }

  private static List<ChallengeView> views(TypedQuery<Object[]> query) {
    return query
        .getResultStream()
        .map(row -> ((Challenge) row[0]).view(((ChallengeTemplate) row[1]).view(), (String) row[2]))
        .toList();
  }
}
