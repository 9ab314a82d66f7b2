package org.tradewire.trading.monitoring.boundary;

import jakarta.persistence.EntityManager;

/**
 * Transactions for which the time limits of the pool's connections are too short: exports and
 * imports. The limits hold again for the next transaction of the connection.
 */
public final class LongTransaction {

  private static final String LIFT =
      """
      SELECT set_config('lock_timeout', '8s', true), set_config('statement_timeout', '60s', true),
        set_config('idle_in_transaction_session_timeout', '60s', true)
      """;

  private LongTransaction() {}

  /**
   * From here to its end the running transaction waits 8 s for a lock, which is less than the
   * socket's own 10 s of silence, and 60 s for us; each of its statements may take 60 s if it sends
   * something meanwhile.
   */
  public static void expect(EntityManager entityManager) {
    entityManager.createNativeQuery(LIFT, Object[].class).getSingleResult();
  }
}
