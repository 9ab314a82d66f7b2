package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

/** An upgrade and a node that wait for each other: the node goes on, the upgrade tries again. */
class MigrationDeadlockTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  @Test
  void shouldTryAgainWhereItWaitsForANodeThatWaitsForIt() throws Exception {
    upgradeTo("028");
    CompletableFuture<Integer> upgrade;
    try (Connection node = DATABASE.dataSource().getConnection();
        Statement statement = node.createStatement()) {
      node.setAutoCommit(false);
      // Only the upgrade looks for deadlocks, after its second: it is ended, not the node.
      statement.execute("SET LOCAL deadlock_timeout = '1min'");
      statement.execute("LOCK TABLE trading_position IN ROW EXCLUSIVE MODE");
      upgrade = CompletableFuture.supplyAsync(() -> upgradeTo("031"));
      await()
          .pollInterval(10, TimeUnit.MILLISECONDS)
          .atMost(1, TimeUnit.MINUTES)
          .until(MigrationDeadlockTest::isTradingPositionWaitedFor);

      statement.execute("SELECT count(*) FROM challenge");
      assertThat(upgrade).isNotDone();
    }

    assertThat(upgrade.get(2, TimeUnit.MINUTES)).isEqualTo(2);
  }

  private static int upgradeTo(String version) {
    return Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target(version)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static boolean isTradingPositionWaitedFor() throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE NOT granted"
                    + " AND relation = 'trading_position'::regclass AND database ="
                    + " (SELECT oid FROM pg_database WHERE datname = current_database())")) {
      row.next();
      return row.getInt(1) > 0;
    }
  }
}
