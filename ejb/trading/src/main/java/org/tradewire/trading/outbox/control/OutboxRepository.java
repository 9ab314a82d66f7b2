package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.outbox.entity.DrainTurn;
import org.tradewire.trading.outbox.entity.OutboxMessage;
import org.tradewire.trading.outbox.entity.StoredMessage;
import org.tradewire.trading.outbox.entity.UnnumberedMessage;

/** The stored messages. Every call runs in the caller's transaction. */
@Dependent
public class OutboxRepository {

  /** Key of the advisory lock that lets one node drain at a time: "outbox" in ASCII. */
  static final long DRAIN_LOCK = 0x6f7574626f78L;

  private static final String SELECT_STORED =
      "select new org.tradewire.trading.outbox.entity.StoredMessage("
          + "m.id, m.channel, m.seq, m.payload) from OutboxMessage m";

  private final EntityManager entityManager;

  @Inject
  public OutboxRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a message with the transaction. */
  public void add(OutboxMessage message) {
    entityManager.persist(message);
  }

  /** Stores messages with the transaction, in their order, with one statement. */
  public void addAll(List<OutboxMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    StringBuilder sql =
        new StringBuilder("INSERT INTO outbox (channel, seq, type, payload, created_at) VALUES ");
    for (int i = 0; i < messages.size(); i++) {
      sql.append(i == 0 ? "" : ", ")
          .append("(:channel%d, :seq%d, :type%d, :payload%d, :at%d)".replace("%d", "" + i));
    }
    Query insert = entityManager.createNativeQuery(sql.toString());
    for (int i = 0; i < messages.size(); i++) {
      OutboxMessage each = messages.get(i);
      insert
          .setParameter("channel" + i, each.channel())
          .setParameter("seq" + i, each.seq())
          .setParameter("type" + i, each.type())
          .setParameter("payload" + i, each.payload())
          .setParameter("at" + i, each.createdAt());
    }
    insert.executeUpdate();
  }

  /** Stores a message that has no number yet with the transaction. */
  public void add(UnnumberedMessage message) {
    entityManager.persist(message);
  }

  /**
   * Takes the drain's lock until the transaction ends, unless another transaction, here or on
   * another node, holds it; and looks for messages to number. The transaction may wait 60 s for a
   * slow relay; a node that hangs for longer loses the lock to the others.
   */
  public DrainTurn tryDrain() {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    """
                    SELECT pg_try_advisory_xact_lock(:key),
                      EXISTS (SELECT 1 FROM outbox_unnumbered),
                      set_config('idle_in_transaction_session_timeout', '60s', true)
                    """,
                    Object[].class)
                .setParameter("key", DRAIN_LOCK)
                .getSingleResult();
    return new DrainTurn((Boolean) row[0], (Boolean) row[1]);
  }

  /** Takes the first messages without a number out of their store, in the order of storing. */
  public List<UnnumberedMessage> takeUnnumbered(int limit) {
    List<UnnumberedMessage> taken =
        entityManager
            .createQuery("select m from UnnumberedMessage m order by m.id", UnnumberedMessage.class)
            .setMaxResults(limit)
            .getResultList();
    taken.forEach(entityManager::remove);
    return taken;
  }

  /**
   * Looks at the first messages that were relayed before an instant and forgets them. The last of
   * each channel stays, and is not looked at again: it says where the channel stands. It goes when
   * a later one of its channel is looked at. Arrays make the database go by its indices, so that
   * this costs what it looks at, whatever else there is.
   *
   * @return how many were looked at, at most {@code limit}
   */
  public int prune(Instant relayedBefore, int limit) {
    return (Integer)
        entityManager
            .createNativeQuery(
                """
                WITH seen AS MATERIALIZED (
                  SELECT o.id, o.channel, o.seq,
                    EXISTS (
                      SELECT 1 FROM outbox n WHERE n.channel = o.channel AND n.seq > o.seq) AS old
                  FROM outbox o
                  WHERE o.relayed_at < :before AND NOT o.kept
                  ORDER BY o.relayed_at LIMIT :limit FOR UPDATE SKIP LOCKED),
                last AS (
                  UPDATE outbox SET kept = TRUE
                  WHERE id = ANY (ARRAY(SELECT seen.id FROM seen WHERE NOT seen.old))),
                replaced AS (
                  DELETE FROM outbox o
                  WHERE o.kept AND o.channel = ANY (ARRAY(SELECT seen.channel FROM seen))
                    AND EXISTS (
                      SELECT 1 FROM seen WHERE seen.channel = o.channel AND seen.seq > o.seq)),
                forgotten AS (
                  DELETE FROM outbox WHERE id = ANY (ARRAY(SELECT seen.id FROM seen WHERE seen.old)))
                SELECT CAST(count(*) AS INTEGER) FROM seen
                """,
                Integer.class)
            .setParameter("before", relayedBefore)
            .setParameter("limit", limit)
            .getSingleResult();
  }

  /** The oldest messages not relayed yet, in the order they were stored. */
  public List<StoredMessage> waiting(int limit) {
    return entityManager
        .createQuery(
            SELECT_STORED + " where m.relayedAt is null order by m.id", StoredMessage.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The messages of a channel after a number, in order, relayed or not. */
  public List<StoredMessage> after(String channel, long seq, int limit) {
    return entityManager
        .createQuery(
            SELECT_STORED + " where m.channel = :channel and m.seq > :seq order by m.seq",
            StoredMessage.class)
        .setParameter("channel", channel)
        .setParameter("seq", seq)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The id of the newest message that all have; 0 where there is none. */
  public long lastId() {
    return entityManager
        .createQuery("select coalesce(max(m.id), 0L) from OutboxMessage m", Long.class)
        .getSingleResult();
  }

  /** The ids of the messages after one, relayed or not, in the order they were stored. */
  public List<Long> idsAfter(long id, int limit) {
    return entityManager
        .createQuery("select m.id from OutboxMessage m where m.id > :id order by m.id", Long.class)
        .setParameter("id", id)
        .setMaxResults(limit)
        .getResultList();
  }

  /** When the first message after one was stored. */
  public Optional<Instant> storedAfter(long id) {
    return entityManager
        .createQuery(
            "select m.createdAt from OutboxMessage m where m.id > :id order by m.id", Instant.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The messages of these ids, in the order they were stored. */
  public List<StoredMessage> byIds(List<Long> ids) {
    return entityManager
        .createQuery(SELECT_STORED + " where m.id in :ids order by m.id", StoredMessage.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** The number of a channel's last message; 0 where there is none. */
  public long lastSeq(String channel) {
    return entityManager
        .createQuery(
            "select coalesce(max(m.seq), 0L) from OutboxMessage m where m.channel = :channel",
            Long.class)
        .setParameter("channel", channel)
        .getSingleResult();
  }

  /** Notes that the relay confirmed these messages. */
  public void markRelayed(List<Long> ids, Instant now) {
    entityManager
        .createQuery("update OutboxMessage m set m.relayedAt = :now where m.id in :ids")
        .setParameter("now", now)
        .setParameter("ids", ids)
        .executeUpdate();
  }
}
