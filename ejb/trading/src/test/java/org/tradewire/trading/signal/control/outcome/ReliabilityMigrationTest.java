package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

/** Signals that were decided before sums of their confidences were kept. */
class ReliabilityMigrationTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  @BeforeAll
  static void migrate() throws SQLException {
    Flyway.configure()
        .configuration(DATABASE.flyway().getConfiguration())
        .target("026")
        .load()
        .migrate();
    DATABASE.execute(
        "SELECT series_add_day('signal', (now() AT TIME ZONE 'UTC')::date - d)"
            + " FROM generate_series(2, 5) AS d");
    // On two days, all of their bins.
    DATABASE.execute(
        "INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence, strategy,"
            + " indicators, metadata, expires_at, content, outcome, targets_hit, ambiguous,"
            + " decided_at) SELECT t, 's' || n, 'BTC-USDT', '1h', 'buy', (n % 11) / 10.0,"
            + " 'strategy-' || n % 2, '{}', '{}', t, md5(n::text)::uuid,"
            + " (ARRAY['win', 'loss', 'expired', 'pending'])[1 + n % 4], 0, FALSE,"
            + " CASE WHEN n % 4 = 3 THEN NULL ELSE now() END FROM generate_series(0, 399) AS n"
            + " CROSS JOIN LATERAL (SELECT ((now() AT TIME ZONE 'UTC')::date - 5 + n % 2 * 2)"
            + " ::timestamp AT TIME ZONE 'UTC' + n * INTERVAL '3 minutes' AS t) AS made");
    DATABASE.flyway().migrate();
  }

  @Test
  void shouldCountWhatIsThere() throws SQLException {
    List<String> scanned =
        rows(
            "SELECT least(9, floor(confidence * 10)), strategy, count(*),"
                + " count(*) FILTER (WHERE outcome = 'win'), sum(confidence)"
                + " FROM signal WHERE outcome IN ('win', 'loss') GROUP BY 1, 2 ORDER BY 1, 2");

    assertThat(scanned).hasSizeGreaterThan(10);
    assertThat(
            rows(
                "SELECT bin, strategy, sum(decided), sum(wins), sum(sum_confidence)"
                    + " FROM signal_reliability GROUP BY 1, 2 ORDER BY 1, 2"))
        .isEqualTo(scanned);
  }

  /** Its days and hours begin at half past those of UTC. */
  @Test
  void shouldCountHoursOfUtcWhateverTheZone() throws SQLException {
    String all = "SELECT hour AT TIME ZONE 'UTC', r.* FROM signal_reliability r ORDER BY 2, 3, 4";
    List<String> before = rows(all);

    DATABASE.execute(
        "SET TIME ZONE 'Asia/Kolkata';"
            + " SELECT signal_reliability_count(day) FROM signal_reliability_due");

    assertThat(rows(all)).isEqualTo(before);
    assertThat(
            rows(
                "SELECT DISTINCT extract(minute FROM hour AT TIME ZONE 'UTC') FROM"
                    + " signal_reliability"))
        .containsExactly("0");
  }

  /** Older nodes may still decide, and store until tomorrow. */
  @Test
  void shouldCountAllDaysOnceMoreInADay() throws SQLException {
    assertThat(
            rows(
                "SELECT count(*), min(day) = (now() AT TIME ZONE 'UTC')::date - 5, max(day) ="
                    + " (now() AT TIME ZONE 'UTC')::date + 1, min(due) > now() + INTERVAL '23 hours'"
                    + " FROM signal_reliability_due"))
        .containsExactly("7 t t t");
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          Object value = result.getObject(i);
          columns.add(
              value instanceof BigDecimal number
                  ? number.stripTrailingZeros().toPlainString()
                  : result.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
    }
    return rows;
  }
}
