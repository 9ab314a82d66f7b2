package org.tradewire.trading.monitoring.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

class LongTransactionTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  @Test
  void shouldLiftTheLimitsOfTheConnectionForOneTransaction() throws SQLException {
    SessionFactory sessions =
        DATABASE.inTransaction(each -> each.unwrap(Session.class).getSessionFactory());
    try (Connection kept = DATABASE.dataSource().getConnection()) {
      kept.setAutoCommit(false);
      try (Session session = sessions.withOptions().connection(kept).openSession()) {
        Stream.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
            .forEach(name -> set(session, name));
        kept.commit();

        LongTransaction.expect(session);
        assertThat(limits(session)).containsExactly("1min", "8s", "1min");

        kept.commit();
        assertThat(limits(session)).containsExactly("7s", "7s", "7s");
      }
    }
  }

  private static void set(EntityManager entityManager, String name) {
    entityManager
        .createNativeQuery("SELECT set_config('" + name + "', '7s', false)")
        .getSingleResult();
  }

  private static List<String> limits(EntityManager entityManager) {
    return Stream.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        .map(
            name ->
                (String)
                    entityManager
                        .createNativeQuery("SELECT current_setting('" + name + "')")
                        .getSingleResult())
        .toList();
  }
}
