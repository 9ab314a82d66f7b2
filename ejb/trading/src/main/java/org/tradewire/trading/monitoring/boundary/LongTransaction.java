package org.tradewire.trading.monitoring.boundary;

import jakarta.persistence.EntityManager;

/**
 * Transactions for which the time limits of the pool's connections are too short: exports and
 * imports. The limits hold again for the next transaction of the connection.
 */
public final class LongTransaction {

  private static final String LIFT =
      """
      SELECT set_config('lock_timeout', '10s', true), set_config('statement_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '60s', true)
      """;

  private LongTransaction() {}

  /**
   * From here to its end the running transaction waits 10 s for a lock and 60 s for us, and its
   * statements may run as long as they send something: the socket's own time limit stays.
   */
  public static void expect(EntityManager entityManager) {
    entityManager.createNativeQuery(LIFT, Object[].class).getSingleResult();
  }
}
