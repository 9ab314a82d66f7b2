package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

/**
 * Which days {@code docker/postgres/hypertables.sql} compares once more while nobody may write:
 * those that changed since they were compared. Needs no TimescaleDB.
 */
class HypertablesComparisonTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String COMPARE =
      "SELECT pg_temp.hypertables_copy_day('compared', 'time', 'compared_20260601')";
  private static final String UNCHANGED =
      "SELECT pg_temp.hypertables_unchanged('compared_20260601')::int";

  @BeforeEach
  void begin() throws SQLException {
    DATABASE.execute("DROP TABLE IF EXISTS compared, compared_20260601, compared_hyper");
    DATABASE.execute("CREATE TABLE compared (time timestamptz PRIMARY KEY, v int)");
    DATABASE.execute("CREATE TABLE compared_20260601 (LIKE compared INCLUDING ALL)");
    DATABASE.execute("CREATE TABLE compared_hyper (LIKE compared INCLUDING ALL)");
  }

  @Test
  void shouldNoticeEachChangeOfADayThatWasCompared() throws Exception {
    DATABASE.execute(
        "INSERT INTO compared_20260601 SELECT TIMESTAMPTZ '2026-06-01Z' + i * INTERVAL '1 minute',"
            + " i FROM generate_series(0, 999) i");
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      makeFunctions(statement);
      assertThat(number(statement, UNCHANGED)).as("never compared").isZero();
      assertThat(number(statement, COMPARE)).isEqualTo(1_000);
      assertThat(number(statement, UNCHANGED)).as("copied, not compared").isZero();

      for (String change :
          List.of(
              "UPDATE compared_20260601 SET v = v WHERE v = 7",
              "DELETE FROM compared_20260601 WHERE v = 7",
              "INSERT INTO compared_20260601 VALUES ('2026-06-01 23:59Z', 7)",
              "UPDATE compared_20260601 SET time = time + INTERVAL '1 second' WHERE v = 8")) {
        // Where the server changes anything anywhere meanwhile, the day counts as changed.
        await().until(() -> number(statement, COMPARE) == 0 && number(statement, UNCHANGED) == 1);
        DATABASE.execute("VACUUM (FREEZE) compared_20260601");
        assertThat(number(statement, UNCHANGED)).isOne();

        DATABASE.execute(change);

        assertThat(number(statement, UNCHANGED)).as(change).isZero();
      }
    }
  }

  /** Who writes while a day is compared may have changed it, whatever the comparison has seen. */
  @Test
  void shouldCountAsChangedWhatWasWrittenWhileItWasCompared() throws Exception {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        Connection writing = DATABASE.dataSource().getConnection();
        Statement writer = writing.createStatement()) {
      makeFunctions(statement);
      DATABASE.execute("INSERT INTO compared_20260601 VALUES ('2026-06-01Z', 1)");
      assertThat(number(statement, COMPARE)).isOne();
      writing.setAutoCommit(false);
      writer.execute("UPDATE compared_20260601 SET v = 2");
      assertThat(number(statement, COMPARE)).as("as it was").isZero();
      writing.commit();

      assertThat(number(statement, UNCHANGED)).isZero();
      assertThat(number(statement, COMPARE)).isOne();
    }
  }

  private static void makeFunctions(Statement statement) throws Exception {
    for (String each : HypertablesScriptTest.statements()) {
      if (each.contains("CREATE")) {
        statement.execute(each);
      }
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
