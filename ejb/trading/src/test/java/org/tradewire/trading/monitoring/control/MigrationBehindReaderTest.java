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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.testing.TestDatabase;

/** An upgrade while a backup reads: what nodes ask of a table does not wait behind both. */
class MigrationBehindReaderTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  /**
   * In the order of the versions: one database is upgraded on and on.
   *
   * @param read the table that the backup reads, and the upgrade waits for
   * @param asked a table that the upgrade changes
   */
  @ParameterizedTest(name = "{2}: {0} is read, {1} is asked for")
  @CsvSource({
    "signal, signal, 023, 024",
    "challenge_trade, challenge, 026, 030",
    "challenge, challenge, 030, 031",
  })
  void shouldLetOthersReadAndGoOnWhenTheBackupHasEnded(
      String read, String asked, String before, String after) throws Exception {
    upgradeTo(before);
    CompletableFuture<Integer> upgrade;
    try (Connection backup = DATABASE.dataSource().getConnection();
        Statement reading = backup.createStatement()) {
      backup.setAutoCommit(false);
      reading.execute("LOCK TABLE " + read + " IN ACCESS SHARE MODE");
      upgrade = CompletableFuture.supplyAsync(() -> upgradeTo(after));
      await().atMost(1, TimeUnit.MINUTES).until(() -> isWaitedFor(read));

      // Fails where the migration waits for as long as the backup takes.
      DATABASE.execute("SET lock_timeout = '30s'; SELECT count(*) FROM " + asked);
      assertThat(upgrade).isNotDone();
    }

    assertThat(upgrade.get(2, TimeUnit.MINUTES)).isPositive();
    assertThat(number("SELECT count(*) FROM " + asked)).isZero();
  }

  private static int upgradeTo(String version) {
    return Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target(version)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static boolean isWaitedFor(String table) throws SQLException {
    return number(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '"
                + table
                + "'::regclass AND database = (SELECT oid FROM pg_database WHERE datname ="
                + " current_database())")
        > 0;
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
