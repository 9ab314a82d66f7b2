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

  @Inject private EntityManager entityManager;

  /** For the container. */
  public WsTicketRepository() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  WsTicketRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a ticket. */
  public void add(byte[] hash, UUID userId, Instant expiresAt) {
    entityManager
        .createNativeQuery(
            "INSERT INTO ws_ticket (ticket_hash, user_id, expires_at) VALUES (:hash, :user, :expires)")
        .setParameter("hash", hash)
        .setParameter("user", userId)
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  /**
   * Takes a ticket out of the store: of any number of nodes that ask for it, one gets it.
   *
   * @return the user it was issued to; empty when it is unknown, used or expired
   */
  public Optional<UUID> take(byte[] hash, Instant now) {
    List<?> users =
        entityManager
            .createNativeQuery(
                """
                DELETE FROM ws_ticket WHERE ticket_hash = :hash AND expires_at > :now
                RETURNING user_id
                """,
                UUID.class)
            .setParameter("hash", hash)
            .setParameter("now", now)
            .getResultList();
    return users.stream().map(UUID.class::cast).findFirst();
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
