package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.EquityLedger;
import org.tradewire.trading.challenge.entity.TradingDay;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.challenge.entity.view.ChallengeQuery;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.LeaderboardEntry;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Page;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TemplateView;

/** Challenges as owners and desks see them. Every call runs in the caller's transaction. */
@Dependent
public class ChallengeViews {

  private static final String SELECT_WITH_OWNER =
      "select c, t, u.username from Challenge c"
          + " join ChallengeTemplate t on t.id = c.templateId"
          + " join User u on u.id = c.userId ";

  private final EntityManager entityManager;

  @Inject
  public ChallengeViews(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** One challenge with its template and its owner's name. */
  public Optional<ChallengeView> find(UUID id) {
    TypedQuery<Object[]> query =
        entityManager
            .createQuery(SELECT_WITH_OWNER + "where c.id = :id", Object[].class)
            .setParameter("id", id);
    return views(query).stream().findFirst();
  }

  /**
   * Challenges, newest first.
   *
   * @param owner null: everybody's
   */
  public Page<ChallengeView> page(UUID owner, ChallengeQuery wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("where 1 = 1");
    if (owner != null) {
      condition(where, values, "c.userId", owner);
    }
    wanted.status().ifPresent(status -> condition(where, values, "c.status", status));
    wanted.phase().ifPresent(phase -> condition(where, values, "c.phase", phase));
    wanted.templateId().ifPresent(id -> condition(where, values, "c.templateId", id));
    wanted.username().ifPresent(name -> condition(where, values, "u.username", name));
    TypedQuery<Object[]> query =
        entityManager
            .createQuery(
                SELECT_WITH_OWNER + where + " order by c.course.createdAt desc, c.id",
                Object[].class)
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
   * A challenge in the form in which its room gets the state. One statement, so that the challenge
   * and its last trade belong together without a lock.
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

  private static List<ChallengeView> views(TypedQuery<Object[]> query) {
    return query
        .getResultStream()
        .map(row -> of((Challenge) row[0], ((ChallengeTemplate) row[1]).view(), (String) row[2]))
        .toList();
  }

  /** What is said about a challenge, with the template it was bought as and its owner's name. */
  public static ChallengeView of(Challenge challenge, TemplateView template, String username) {
    EquityLedger ledger = challenge.ledger();
    TradingDay day = challenge.day();
    return new ChallengeView(
        challenge.id(),
        challenge.userId(),
        username,
        challenge.templateId(),
        template.name(),
        challenge.templateVersion(),
        challenge.phase(),
        challenge.status(),
        ledger.initialBalance(),
        ledger.balance(),
        ledger.adjustments(),
        ledger.floatingPnl(),
        ledger.equity(),
        ledger.maxEquityEver(),
        day.startEquity(),
        day.maxEquity(),
        day.minEquity(),
        ledger.totalPnl(),
        ledger.totalTrades(),
        ledger.lastTradeAt(),
        challenge.course().startedAt(),
        challenge.course().endedAt(),
        challenge.course().fundedAt(),
        challenge.course().failureReason(),
        day.date(),
        template.currency(),
        template.terms(),
        Objectives.of(challenge, template.terms()),
        challenge.predecessorId(),
        challenge.eventSeq(),
        challenge.course().createdAt());
  }
}
