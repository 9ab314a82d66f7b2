package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.testing.TestDatabase;

/** {@code docker/postgres/hypertables.sql}, from native tables with signals in them. */
class HypertablesScriptTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.beforeTimescale();

  private static final Path SCRIPT = Path.of("..", "..", "docker", "postgres", "hypertables.sql");

  private static final Instant NOW = HypertableContract.NOW;

  @Test
  void shouldMakeHypertablesOfWhatIsThereAndGoOnWhereItStopped() throws Exception {
    for (int age = 0; age < 5; age++) {
      LocalDate day = LocalDate.ofInstant(HypertableContract.at(age), ZoneOffset.UTC);
      inWriter(
          writer -> {
            writer.addDay(SeriesDays.SIGNALS, day);
            writer.addDay(SeriesDays.EVENTS, day);
            return null;
          });
    }
    write(IntStream.range(0, 5).mapToObj(age -> HypertableContract.buy("s" + age, age)).toList());
    List<String> indexes = indexes();
    assertThatThrownBy(HypertablesScriptTest::run)
        .hasMessageContaining("TimescaleDB is not installed in this database");
    assertThat(inWriter(SignalWriter::noteStorage).kind()).isEqualTo(SeriesStorage.Kind.NONE);
    DATABASE.extend();
    assertThat(inWriter(SignalWriter::noteStorage))
        .matches(each -> each.kind() == SeriesStorage.Kind.NONE && each.version() != null);

    DATABASE.execute("CREATE VIEW newest AS SELECT max(time) FROM signal");
    assertThatThrownBy(HypertablesScriptTest::run)
        .hasMessageContaining("rule _RETURN on view newest. Drop them, and make them again");
    assertThat(text("SELECT to_regclass('signal_hyper')")).isEqualTo("null");
    DATABASE.execute("DROP VIEW newest");
    DATABASE.execute(
        "GRANT SELECT ON signal TO pg_monitor; GRANT INSERT (venue) ON signal TO PUBLIC");

    // As if a run had ended in its middle, and a node had stored and decided something since.
    stopAfterTheFirstCopies();
    write(List.of(HypertableContract.buy("late", 3)));
    DATABASE.execute(
        "UPDATE signal SET outcome = 'win', decided_at = now() WHERE signal_id = 's4'");
    List<String> report = run();

    assertThat(report)
        .anyMatch(each -> each.startsWith("signal ") && each.contains("copied"))
        .contains("signal null 0 days compared while nobody could write")
        .anyMatch(each -> each.contains("signal null") && each.endsWith("are a hypertable now"))
        .anyMatch(each -> each.contains("signal_event") && each.endsWith("are a hypertable now"));
    assertThat(ids()).containsExactly("s0", "s1", "s2", "s3", "late", "s4");
    assertThat(text("SELECT outcome FROM signal WHERE signal_id = 's4'")).isEqualTo("win");
    assertThat(inWriter(SignalWriter::noteStorage).kind()).isEqualTo(SeriesStorage.Kind.TIMESCALE);
    assertThat(indexes()).containsAll(indexes);
    assertThat(
            text(
                "SELECT has_table_privilege('pg_monitor', 'signal', 'SELECT')"
                    + " AND has_column_privilege('pg_monitor', 'signal', 'venue', 'INSERT')"
                    + " AND NOT has_table_privilege('pg_monitor', 'signal', 'UPDATE')"))
        .isEqualTo("true");
    assertThat(text("SELECT count(*) FROM pg_class WHERE relname ~ '^signal(_event)?_[0-9]{8}$'"))
        .isEqualTo("0");

    assertThat(run())
        .containsExactly(
            "signal null null is a hypertable", "signal_event null null is a hypertable");
    assertThat(write(List.of(HypertableContract.buy("s0", 0), HypertableContract.buy("next", 0))))
        .containsExactly(StoreResult.DUPLICATE, StoreResult.ACCEPTED);
    assertThat(inWriter(SignalWriter::compress)).isTrue();
    Optional<String> forgotten =
        inWriter(writer -> writer.dropOldestDay(SeriesDays.SIGNALS, NOW.minus(Duration.ofDays(2))));
    assertThat(forgotten).isPresent();
  }

  /** Both tables are begun, and of the first the oldest day is copied. */
  private static void stopAfterTheFirstCopies() throws SQLException, IOException {
    List<String> statements = statements();
    String oldest =
        text(
            "SELECT min(inhrelid::regclass::text) FROM pg_inherits WHERE inhparent ="
                + " 'signal'::regclass");
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        if (each.contains("CREATE")) {
          statement.execute(each);
        }
      }
      statement.execute("CREATE TABLE signal_hyper (LIKE signal INCLUDING ALL)");
      statement.execute(
          "SELECT create_hypertable('signal_hyper', by_range('time', INTERVAL '1 day'))");
      statement.execute("SELECT pg_temp.hypertables_copy_day('signal', 'time', '" + oldest + "')");
    }
  }

  private static List<String> run() throws SQLException, IOException {
    List<String> report = new ArrayList<>();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements()) {
        if (statement.execute(each)) {
          try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
              report.add(
                  row.getString(1)
                      + ' '
                      + row.getString(2)
                      + ' '
                      + row.getString(3)
                      + ' '
                      + row.getString(4));
            }
          }
        }
      }
    }
    return report.stream()
        .map(each -> each.replaceAll(" [0-9]+ days are", " null days are"))
        .toList();
  }

  /** A statement begins at the beginning of a line behind an empty one, as psql is given them. */
  static List<String> statements() throws IOException {
    return List.of(Files.readString(SCRIPT).split("\n\n(?=[A-Z-])"));
  }

  private static List<StoreResult> write(List<Signal> signals) {
    return inWriter(
        writer -> writer.write(SignalFixture.prepared(signals.toArray(new Signal[0]))).results());
  }

  private static <T> T inWriter(Function<SignalWriter, T> work) {
    return DATABASE.inTransaction(
        em ->
            work.apply(
                new SignalWriter(
                    new SignalRepository(em),
                    new SignalLogRepository(em),
                    new SignalStatisticsRepository(em),
                    new SeriesDays(em),
                    Clock.fixed(NOW, ZoneOffset.UTC))));
  }

  private static List<String> ids() {
    return DATABASE.inTransaction(
        em ->
            new SignalRepository(em)
                .find(SignalQuestion.newest(20)).stream().map(each -> each.signal().id()).toList());
  }

  private static List<String> indexes() {
    return List.of(
        text("SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE schemaname"
                + " = current_schema() AND tablename IN ('signal', 'signal_event')")
            .split(" "));
  }

  private static String text(String query) {
    return DATABASE.inTransaction(
        em -> String.valueOf(em.createNativeQuery(query, Object.class).getSingleResult()));
  }
}
