package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.StoreFailures;
import org.tradewire.trading.signal.control.outcome.PendingSignalRepository;
import org.tradewire.trading.signal.control.outcome.Reliability;
import org.tradewire.trading.signal.control.outcome.ScannedReliability;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.testing.TestDatabase;

/** With a TimescaleDB that compresses: days that are old, which go on taking late signals. */
class TimescaleTest extends HypertableContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTimescale("timescale");

  private static final String OLD_UNCOMPRESSED =
      "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'signal'"
          + " AND NOT is_compressed AND range_end < now() - INTERVAL '7 days'";

  TimescaleTest() {
    super(DATABASE, SeriesStorage.Kind.TIMESCALE);
  }

  @Test
  void shouldCompressDaysOfMoreThanAWeekAndArrangeThatOnce() throws SQLException {
    write(buy("new", 0), buy("week", 6), buy("old", 9), buy("older", 40));

    inWriter(SignalWriter::compress);
    assertThat(inWriter(SignalWriter::compress)).isFalse();
    runPolicy();

    assertThat(
            text(
                "SELECT count(*) FROM timescaledb_information.jobs WHERE hypertable_name ="
                    + " 'signal'"))
        .isEqualTo("1");
    assertThat(compressed()).isEqualTo("f f t t");
    assertThat(ids(SignalQuestion.newest(10))).containsExactly("new", "week", "old", "older");
  }

  @Test
  void shouldTellDuplicatesFromConflictsInCompressedDays() throws SQLException {
    Signal first = buy("a", 20);
    write(first, buy("b", 20));
    compress();

    assertThat(
            write(
                first,
                SignalFixture.of("a", first.time(), "BTC-USDT", "0.9"),
                buy("late", 20),
                SignalFixture.buy("other", first.time(), "ETH-USDT")))
        .containsExactly(
            StoreResult.DUPLICATE,
            StoreResult.CONFLICT,
            StoreResult.ACCEPTED,
            StoreResult.ACCEPTED);
    assertThat(write(buy("late", 20), buy("b", 20))).containsOnly(StoreResult.DUPLICATE);
    assertThat(ids(SignalQuestion.of("BTC-USDT", null, 10))).containsExactly("late", "b", "a");
  }

  @Test
  void shouldDecideWhatIsCompressedAndFindWhatIsPending() throws SQLException {
    Signal first = buy("a", 20);
    write(first, buy("b", 30), SignalFixture.buy("e", at(25), "ETH-USDT"));
    compress();

    assertThat(pending("BTC-USDT")).containsExactly("b", "a");
    assertThat(symbols()).containsExactly("BTC-USDT", "ETH-USDT");
    assertThat(decide(first)).isTrue();
    assertThat(decide(first)).isFalse();
    assertThat(pending("BTC-USDT")).containsExactly("b");
    assertThat(text("SELECT outcome FROM signal WHERE signal_id = 'a'")).isEqualTo("win");
    database.doInTransaction(
        em ->
            assertThat(
                    new PendingSignalRepository(em)
                        .pending(List.of(SignalKey.of(first), SignalKey.of(buy("b", 30)))))
                .extracting(each -> each.signal().id())
                .containsExactly("b"));
  }

  @Test
  void shouldTakeLateSignalsIntoAFullDayThatIsCompressed() throws SQLException {
    fill(20, 150_000);
    compress();

    List<StoreResult> results =
        write(
            SignalFixture.prepared(
                IntStream.range(0, 500)
                    .mapToObj(
                        number ->
                            SignalFixture.buy(
                                "late" + number,
                                at(20).plusMillis(number * 80L),
                                "S" + number % 200 + "-USDT"))
                    .toArray(Signal[]::new)));

    assertThat(results).hasSize(500).containsOnly(StoreResult.ACCEPTED);
    assertThat(text("SELECT count(*) FROM signal")).isEqualTo("150500");
    // Three times the number of rows that a transaction may decompress by itself.
    List<Signal> known =
        IntStream.range(0, 400)
            .mapToObj(number -> SignalFixture.buy("f" + number * 300, filled(number * 300), "A"))
            .toList();
    database.doInTransaction(
        em -> {
          SignalRepository signals = new SignalRepository(em);
          signals.allowLate(known.stream().map(Signal::time), NOW);
          known.forEach(each -> assertThat(decideIn(signals, each)).isTrue());
        });
  }

  @Test
  void shouldForgetDaysThatAreCompressed() throws SQLException {
    write(buy("new", 0), buy("old", 9), buy("older", 40));
    compress();

    inWriter(writer -> writer.dropOldestDay(SeriesDays.SIGNALS, NOW.minus(Duration.ofDays(20))));

    assertThat(ids(SignalQuestion.newest(10))).containsExactly("new", "old");
  }

  @Test
  void shouldCountCompressedDaysAnewForTheReliabilityOfConfidences() throws SQLException {
    fill(20, 2_000);
    compress();
    execute(
        "INSERT INTO signal_reliability_due VALUES (DATE '"
            + at(20)
            + "', TIMESTAMPTZ '2020-01-01')");

    Optional<LocalDate> counted = inWriter(SignalWriter::countDueDay);
    assertThat(counted).contains(LocalDate.ofInstant(at(20), ZoneOffset.UTC));

    ReliabilityFigures figures =
        database.inTransaction(
            em -> Reliability.of(new SignalStatisticsRepository(em).bins(null, Instant.EPOCH)));
    assertThat(figures).isEqualTo(ScannedReliability.of(database, null, Instant.EPOCH));
    assertThat(figures.count()).isEqualTo(1_000);
  }

  @Test
  void shouldSayWhichDaysCannotBeReadAfterAChangeOfTheLicence() throws SQLException {
    write(buy("new", 0), buy("old", 9), buy("older", 40));
    compress();
    assertThat(inWriter(SignalWriter::noteStorage).isWhole()).isTrue();

    database.runUnder("apache");
    try {
      assertThat(inWriter(SignalWriter::noteStorage).unreadableDays()).isEqualTo(2);
      assertThatThrownBy(() -> write(buy("late", 9)))
          .satisfies(e -> assertThat(StoreFailures.isOfData(e)).isTrue());
      assertThat(write(buy("next", 0))).containsExactly(StoreResult.ACCEPTED);
    } finally {
      database.runUnder("timescale");
    }
    assertThat(inWriter(SignalWriter::noteStorage).isWhole()).isTrue();
    assertThat(write(buy("late", 9))).containsExactly(StoreResult.ACCEPTED);
  }

  private static boolean decideIn(SignalRepository signals, Signal signal) {
    return signals.decide(
        SignalKey.of(signal),
        new SignalCourse(SignalOutcome.EXPIRED, null, NOW, null, null, 0, false));
  }

  /** A day of signals of 200 symbols, half of them pending. */
  private void fill(int daysAgo, int many) {
    execute(
        "INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence, strategy,"
            + " indicators, metadata, expires_at, content, outcome, targets_hit, ambiguous,"
            + " decided_at) SELECT t, 'f' || n, 'S' || n % 200 || '-USDT', '1h', 'buy', 0.5, 'any',"
            + " '{}', '{}', t + INTERVAL '1 day', md5(n::text)::uuid, CASE WHEN n % 2 = 0 THEN"
            + " 'pending' ELSE 'win' END, 0, FALSE, CASE WHEN n % 2 = 0 THEN NULL ELSE t END"
            + " FROM generate_series(0, "
            + (many - 1)
            + ") AS n CROSS JOIN LATERAL (SELECT TIMESTAMPTZ '"
            + filled(0)
            + "' + n * INTERVAL '200 milliseconds' AS t) AS at");
  }

  private static Instant filled(int number) {
    return at(20).minus(Duration.ofHours(11)).plusMillis(200L * number);
  }

  private void compress() throws SQLException {
    inWriter(SignalWriter::compress);
    runPolicy();
    assertThat(compressed()).contains("t");
  }

  /** As the extension's own worker does every few hours, which may be at it at this moment. */
  private void runPolicy() throws SQLException {
    String job =
        text("SELECT job_id FROM timescaledb_information.jobs WHERE hypertable_name = 'signal'");
    await()
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              try (Connection connection = database.dataSource().getConnection();
                  Statement statement = connection.createStatement()) {
                statement.execute("CALL run_job(" + job + ")");
              }
              return text(OLD_UNCOMPRESSED).equals("0");
            });
  }

  /** The newest day first. */
  private String compressed() {
    return text(
        "SELECT string_agg(CASE WHEN is_compressed THEN 't' ELSE 'f' END, ' ' ORDER BY range_start"
            + " DESC) FROM timescaledb_information.chunks WHERE hypertable_name = 'signal'");
  }

  private List<String> pending(String symbol) {
    return database.inTransaction(
        em ->
            new PendingSignalRepository(em)
                .pending(symbol, 100).stream().map(each -> each.signal().id()).toList());
  }

  private List<String> symbols() {
    return database.inTransaction(em -> new PendingSignalRepository(em).symbols());
  }
}
