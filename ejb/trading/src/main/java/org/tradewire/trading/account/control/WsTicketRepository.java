package org.tradewire.trading.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored hashes of WebSocket tickets. Every call runs in the caller's transaction. */
@Dependent
public class WsTicketRepository {

  private final EntityManager entityManager;

  @Inject
  public WsTicketRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores a ticket.
   *
   * @param expiresAt until when it can be taken
   */
  public void add(byte[] hash, TakenTicket ticket, Instant expiresAt) {
    entityManager
        .createNativeQuery(
            """
            INSERT INTO ws_ticket (ticket_hash, user_id, expires_at, token_expires_at)
              VALUES (:hash, :user, :expires, :token)
            """)
        .setParameter("hash", hash)
        .setParameter("user", ticket.userId())
        .setParameter("expires", expiresAt)
        .setParameter("token", ticket.tokenExpiresAt())
        .executeUpdate();
  }

  /**
   * Takes a ticket out of the store: of any number of nodes that ask for it, one gets it.
   *
   * @return empty when it is unknown, used or expired, or its token is
   */
  public Optional<TakenTicket> take(byte[] hash, Instant now) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                DELETE FROM ws_ticket
                  WHERE ticket_hash = :hash AND expires_at > :now AND token_expires_at > :now
                  RETURNING user_id, CAST(extract(epoch FROM token_expires_at) AS bigint)
                """,
                Object[].class)
            .setParameter("hash", hash)
            .setParameter("now", now)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new TakenTicket(
                    (UUID) row[0], Instant.ofEpochSecond(((Number) row[1]).longValue())))
        .findFirst();
  }

  /** Removes what nobody can redeem any more; leaves alone what another transaction removes. */
  public void removeExpired(Instant now) {
    entityManager
        .createNativeQuery(
            """
            DELETE FROM ws_ticket WHERE ticket_hash IN (
              SELECT ticket_hash FROM ws_ticket WHERE expires_at <= :now
              LIMIT 1000 FOR UPDATE SKIP LOCKED)
            """)
        .setParameter("now", now)
        .executeUpdate();
  }
}
