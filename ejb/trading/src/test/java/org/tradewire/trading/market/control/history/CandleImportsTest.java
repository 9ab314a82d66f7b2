package org.tradewire.trading.market.control.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.TestDatabase;

class CandleImportsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USD");
  private static final VenueSymbol ETH = new VenueSymbol("ALPHA", "ETH-USD");

  @Test
  @Timeout(60)
  void shouldLetOneImportOfAnInstrumentThroughAtATime() throws Exception {
    ExecutorService others = Executors.newSingleThreadExecutor();
    try (Connection one = DATABASE.dataSource().getConnection();
        Statement statement = one.createStatement()) {
      one.setAutoCommit(false);
      statement.execute(
          "SELECT pg_advisory_xact_lock(hashtextextended('import:ALPHA:BTC-USD', 0))");

      lock(ETH);
      Future<?> waiting = others.submit(() -> lock(BTC));
      while (waiters() == 0) {
        Thread.onSpinWait();
      }
      assertThat(waiting).isNotDone();

      one.rollback();
      waiting.get(30, TimeUnit.SECONDS);
    } finally {
      others.shutdownNow();
    }
  }

  @Test
  void shouldTakeAsLongAsImportsMay() {
    Object bound =
        DATABASE.inTransaction(
            entityManager -> {
              new CandleImports(entityManager, Clock.systemUTC()).lock(BTC);
              return entityManager
                  .createNativeQuery("SELECT current_setting('statement_timeout')")
                  .getSingleResult();
            });

    assertThat(bound).isEqualTo("1min");
  }

  private static void lock(VenueSymbol instrument) {
    DATABASE.doInTransaction(
        entityManager -> new CandleImports(entityManager, Clock.systemUTC()).lock(instrument));
  }

  private static long waiters() {
    Object count =
        DATABASE.inTransaction(
            entityManager ->
                entityManager
                    .createNativeQuery(
                        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                            + " WHERE d.datname = current_database() AND l.locktype = 'advisory'"
                            + " AND NOT l.granted")
                    .getSingleResult());
    return ((Number) count).longValue();
  }
}
