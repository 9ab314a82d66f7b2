package org.tradewire.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.ProcessRegister;

@Timeout(120)
class EmbeddedDatabaseTest {
  @TempDir private Path directory;

  @Test
  void shouldKeepDataForNextStartAlsoAfterACrash() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
        assertThat(DatabaseMigration.migrate(database.connection(), data.log("launcher")))
            .isPositive();
        execute(database.connection(), "CREATE TABLE kept AS SELECT 42 AS answer");
        assertRefusesOthers(database.connection());
      }
      // What a crash leaves: a file that names a process which is not PostgreSQL, here this test.
      Files.writeString(
          directory.resolve("postgresql/postmaster.pid"), ProcessHandle.current().pid() + "\n");

      try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
        assertThat(DatabaseMigration.migrate(database.connection(), data.log("launcher"))).isZero();
        assertThat(query(database.connection(), "SELECT answer FROM kept")).isEqualTo("42");
        assertThat(query(database.connection(), "SHOW fsync")).isEqualTo("on");
        assertThat(query(database.connection(), "SHOW synchronous_commit")).isEqualTo("on");
      }
      assertThat(directory.resolve("processes")).isEmptyFile();
    }
  }

  @Test
  void shouldBeginAgainWhenItWasCutOffWhileBeingMade() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      Files.createDirectories(directory.resolve("postgresql"));
      Files.writeString(directory.resolve("postgresql/postgresql.conf"), "# half a folder");

      try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
        assertThat(query(database.connection(), "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void shouldEndServerThatAnEarlierStartLeft() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      EmbeddedDatabase left = EmbeddedDatabase.start(data);
      Files.delete(directory.resolve("processes"));
      PostgresProcess process = new PostgresProcess(directory.resolve("postgresql"));
      ProcessHandle server = process.find().orElseThrow();

      process.end();

      assertThat(ProcessRegister.awaitEnd(server, Duration.ofSeconds(20))).isTrue();
      assertThat(process.find()).isEmpty();
      left.close();
    }
  }

  private static void assertRefusesOthers(DatabaseConnection database) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "wrong").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  private static void execute(DatabaseConnection database, String sql) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DatabaseConnection database, String sql) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection open(DatabaseConnection database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
