package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.OptionalLong;

/** How far the log of signals is looked through. Every call runs in the caller's transaction. */
@Dependent
public class NotificationCursor {

  private static final String SEEN = "SELECT seen FROM notification_cursor";

  private final EntityManager entityManager;

  @Inject
  public NotificationCursor(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The number of the last event that was looked at, whoever looks now. */
  public long seen() {
    return (Long) entityManager.createNativeQuery(SEEN, Long.class).getSingleResult();
  }

  /**
   * Takes the turn until the transaction ends, unless another transaction, here or on another node,
   * has it.
   *
   * @return the number of the last event that was looked at; empty where it is not our turn
   */
  public OptionalLong tryTurn() {
    List<?> seen =
        entityManager
            .createNativeQuery(SEEN + " FOR UPDATE SKIP LOCKED", Long.class)
            .getResultList();
    return seen.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) seen.get(0));
  }

  /** All up to a number was looked at. */
  public void moveTo(long seq) {
    entityManager
        .createNativeQuery("UPDATE notification_cursor SET seen = :seq")
        .setParameter("seq", seq)
        .executeUpdate();
  }
}
