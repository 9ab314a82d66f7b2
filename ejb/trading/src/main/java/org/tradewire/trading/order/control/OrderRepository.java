package org.tradewire.trading.order.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Page;

/** The stored orders and positions. Every call runs in the caller's transaction. */
@Dependent
public class OrderRepository {

  private static final String STAMPS =
      """
      SELECT c.id, c.event_seq FROM challenge c WHERE c.id IN (
        SELECT p.challenge_id FROM trading_position p WHERE p.status = 'OPEN'
        UNION ALL SELECT o.challenge_id FROM trading_order o WHERE o.status = 'WORKING')
      """;

  /**
   * Who changes a position holds its account and has read the position before: it would write the
   * stop of then back. Rows that somebody holds are left out, and told by their absence.
   */
  private static final String RAISE_STOPS =
      """
      UPDATE trading_position SET stop_loss = CASE WHEN m.better THEN m.stop ELSE stop_loss END
        FROM (
          SELECT x.id AS raised, r.stop,
              x.status = 'OPEN' AND x.trailing_distance = r.distance
                AND (x.stop_loss IS NULL OR (x.side = 'BUY' AND x.stop_loss < r.stop)
                  OR (x.side = 'SELL' AND x.stop_loss > r.stop)) AS better
            FROM challenge c
            JOIN trading_position x ON x.challenge_id = c.id
            JOIN jsonb_to_recordset(CAST(:stops AS jsonb)) AS r(id uuid, stop numeric,
              distance numeric) ON r.id = x.id
            FOR UPDATE OF c, x SKIP LOCKED) m
        WHERE trading_position.id = m.raised
        RETURNING trading_position.id
      """;

  private final EntityManager entityManager;

  @Inject
  public OrderRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a new order. */
  public void add(TradingOrder order) {
    entityManager.persist(order);
  }

  /** Stores a new position. */
  public void add(TradingPosition position) {
    entityManager.persist(position);
  }

  /** The order that a client gave a name. */
  public Optional<TradingOrder> named(UUID challengeId, String clientOrderId) {
    return entityManager
        .createQuery(
            "select o from TradingOrder o where o.challengeId = :challenge"
                + " and o.clientOrderId = :name",
            TradingOrder.class)
        .setParameter("challenge", challengeId)
        .setParameter("name", clientOrderId)
        .getResultStream()
        .findFirst();
  }

  public Optional<TradingOrder> order(UUID id) {
    return Optional.ofNullable(entityManager.find(TradingOrder.class, id));
  }

  public Optional<TradingPosition> position(UUID id) {
    return Optional.ofNullable(entityManager.find(TradingPosition.class, id));
  }

  /** The open positions of challenges, first opened first. */
  public List<TradingPosition> open(Collection<UUID> challenges) {
    return entityManager
        .createQuery(
            "select p from TradingPosition p where p.challengeId in :challenges"
                + " and p.status = :open order by p.openedAt, p.id",
            TradingPosition.class)
        .setParameter("challenges", challenges)
        .setParameter("open", TradingPosition.Status.OPEN)
        .getResultList();
  }

  /** The working orders of challenges, first placed first. */
  public List<TradingOrder> working(Collection<UUID> challenges) {
    return entityManager
        .createQuery(
            "select o from TradingOrder o where o.challengeId in :challenges"
                + " and o.status = :working order by o.createdAt, o.id",
            TradingOrder.class)
        .setParameter("challenges", challenges)
        .setParameter("working", OrderStatus.WORKING)
        .getResultList();
  }

  /** The orders of a challenge, newest first: those in a state, or all where it is null. */
  public Page<TradingOrder> orders(UUID challengeId, OrderStatus status, int offset, int limit) {
    return page(TradingOrder.class, "createdAt", challengeId, status, offset, limit);
  }

  /** The positions of a challenge, last opened first: in a state, or all where it is null. */
  public Page<TradingPosition> positions(
      UUID challengeId, TradingPosition.Status status, int offset, int limit) {
    return page(TradingPosition.class, "openedAt", challengeId, status, offset, limit);
  }

  private <T> Page<T> page(
      Class<T> type, String newest, UUID challengeId, Enum<?> status, int offset, int limit) {
    String from =
        " from "
            + type.getSimpleName()
            + " x where x.challengeId = :challenge"
            + (status != null ? " and x.status = :status" : "");
    var items =
        entityManager
            .createQuery("select x" + from + " order by x." + newest + " desc, x.id", type)
            .setParameter("challenge", challengeId)
            .setFirstResult(offset)
            .setMaxResults(limit);
    var total =
        entityManager
            .createQuery("select count(x)" + from, Long.class)
            .setParameter("challenge", challengeId);
    if (status != null) {
      items.setParameter("status", status);
      total.setParameter("status", status);
    }
    return new Page<>(items.getResultList(), total.getSingleResult());
  }

  /** Challenges with something open or working, and the numbers of their latest events. */
  @SuppressWarnings("unchecked")
  public Map<UUID, Long> stamps() {
    Map<UUID, Long> stamps = new HashMap<>();
    ((List<Object[]>) entityManager.createNativeQuery(STAMPS).getResultList())
        .forEach(row -> stamps.put((UUID) row[0], ((Number) row[1]).longValue()));
    return stamps;
  }

  /**
   * Stores how far trailing stops have come, unless they have come further.
   *
   * @return those that were looked at; the others, or their accounts, are held by another
   *     transaction
   */
  @SuppressWarnings("unchecked")
  public Set<UUID> raiseStops(Collection<TradingPosition> raised) {
    JsonBytes stops = new JsonBytes().beginArray();
    for (TradingPosition each : raised) {
      stops.beginObject().text("id", each.id());
      stops.name("stop").value(each.protection().stopLoss());
      stops.name("distance").value(each.protection().trailingDistance()).endObject();
    }
    List<UUID> stored =
        entityManager
            .createNativeQuery(RAISE_STOPS)
            .setParameter("stops", stops.endArray().toText())
            .getResultList();
    return Set.copyOf(stored);
  }
}
