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

/** An upgrade while a backup reads: what nodes ask of the table does not wait behind both. */
class MigrationBehindReaderTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE relation = 'signal'::regclass AND NOT granted";

  @Test
  void shouldLetOthersReadAndGoOnWhenTheBackupHasEnded() throws Exception {
    Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target("023")
        .load()
        .migrate();
    CompletableFuture<Integer> upgrade;
    try (Connection backup = DATABASE.dataSource().getConnection();
        Statement reading = backup.createStatement()) {
      backup.setAutoCommit(false);
      reading.execute("LOCK TABLE signal IN ACCESS SHARE MODE");
      upgrade = CompletableFuture.supplyAsync(() -> DATABASE.flyway().migrate().migrationsExecuted);
      await().atMost(1, TimeUnit.MINUTES).until(() -> number(WAITING) > 0);

      // Fails where the migration waits for as long as the backup takes.
      DATABASE.execute("SET lock_timeout = '30s'; SELECT count(*) FROM signal");
      assertThat(upgrade).isNotDone();
    }

    assertThat(upgrade.get(2, TimeUnit.MINUTES)).isGreaterThanOrEqualTo(3);
    assertThat(number("SELECT count(producer) FROM signal")).isZero();
  }

  private static int number(String query) throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
