package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.view.DayResult;
import org.tradewire.trading.monitoring.boundary.LongTransaction;
import org.tradewire.trading.shared.Page;

/** The stored trades. Every call runs in the caller's transaction. */
@Dependent
public class TradeRepository {

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

  private final EntityManager entityManager;

  @Inject
  public TradeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
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

  /** The trade booked under an id. */
  public Optional<BookedTrade> find(UUID challengeId, String tradeId) {
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
  public Page<BookedTrade> page(UUID challengeId, int offset, int limit) {
    long total =
        entityManager
            .createQuery(
                "select count(t) from BookedTrade t where t.challengeId = :challenge", Long.class)
            .setParameter("challenge", challengeId)
            .getSingleResult();
    return new Page<>(list(challengeId, offset, limit), total);
  }

  /** A challenge's newest trades, last booked first; how many there are is not counted. */
  public List<BookedTrade> newest(UUID challengeId, int limit) {
    return list(challengeId, 0, limit);
  }

  private List<BookedTrade> list(UUID challengeId, int offset, int limit) {
    return entityManager
        .createQuery(
            "select t from BookedTrade t where t.challengeId = :challenge order by t.id desc",
            BookedTrade.class)
        .setParameter("challenge", challengeId)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many trades were executed after an instant. */
  public long countAfter(UUID challengeId, Instant after) {
    return entityManager
        .createQuery(
            "select count(t) from BookedTrade t"
                + " where t.challengeId = :challenge and t.executedAt > :after",
            Long.class)
        .setParameter("challenge", challengeId)
        .setParameter("after", after)
        .getSingleResult();
  }

  /** What each day with trades brought, oldest first. */
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
}
