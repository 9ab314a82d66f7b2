package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.testing.TestDatabase;

/** What holds of signals in hypertables, whatever the licence. */
abstract class HypertableContract {

  /** TimescaleDB goes by the real time. */
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final TestDatabase database;
  private final SeriesStorage.Kind kind;

  HypertableContract(TestDatabase database, SeriesStorage.Kind kind) {
    this.database = database;
    this.kind = kind;
  }

  /** The extension's own worker may be at the days at this moment. */
  @BeforeEach
  void empty() {
    execute("TRUNCATE signal_reliability, signal_reliability_due");
    await()
        .ignoreExceptions()
        .until(
            () -> {
              Instant all = NOW.plus(Duration.ofDays(400));
              inWriter(writer -> writer.dropOldestDay(SeriesDays.SIGNALS, all));
              inWriter(writer -> writer.dropOldestDay(SeriesDays.EVENTS, all));
              return chunks() == 0;
            });
  }

  @Test
  void shouldFindOutWhatTheTablesAreAndNoteIt() {
    SeriesStorage found = inWriter(SignalWriter::noteStorage);

    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.version()).matches("2\\.[0-9]+.*");
    assertThat(text("SELECT storage || ' ' || version FROM series_storage"))
        .isEqualTo(kind.text() + ' ' + found.version());
    assertThat(
            text(
                "SELECT string_agg(hypertable_name, ' ' ORDER BY hypertable_name)"
                    + " FROM timescaledb_information.hypertables"))
        .isEqualTo("signal signal_event");
  }

  @Test
  void shouldTakeWhateverDayComesWithoutMakingAnyAhead() {
    assertThat(text("SELECT series_add_day('signal', DATE '2030-01-01')")).isEqualTo("false");

    assertThat(write(buy("now", 0), buy("late", 40), buy("early", -30)))
        .containsOnly(StoreResult.ACCEPTED);

    assertThat(chunks()).isEqualTo(3);
    assertThat(ids(SignalQuestion.newest(10))).containsExactly("early", "now", "late");
  }

  @Test
  void shouldTellDuplicatesFromConflicts() {
    Signal first = buy("a", 20);
    Signal other = SignalFixture.of("a", first.time(), "BTC-USDT", "0.9");

    assertThat(write(first)).containsExactly(StoreResult.ACCEPTED);
    assertThat(write(first, other, buy("b", 20)))
        .containsExactly(StoreResult.DUPLICATE, StoreResult.CONFLICT, StoreResult.ACCEPTED);
  }

  @Test
  void shouldForgetWholeDaysThatAreOver() {
    write(IntStream.range(0, 6).mapToObj(age -> buy("s" + age, age)).toArray(Signal[]::new));

    Optional<String> dropped =
        inWriter(writer -> writer.dropOldestDay(SeriesDays.SIGNALS, NOW.minus(Duration.ofDays(3))));

    assertThat(dropped).isPresent();
    assertThat(ids(SignalQuestion.newest(10))).containsExactly("s0", "s1", "s2", "s3");
    Optional<String> again =
        inWriter(writer -> writer.dropOldestDay(SeriesDays.SIGNALS, NOW.minus(Duration.ofDays(3))));
    assertThat(again).isEmpty();
  }

  @Test
  void shouldNumberAndTellAsElsewhere() {
    write(buy("a", 0), buy("b", 0));

    assertThat(text("SELECT string_agg(signal_id, ' ' ORDER BY seq) FROM signal_event"))
        .isEqualTo("a b");
  }

  @Test
  void shouldGoOnBehindTheLastOneOfAnotherDay() {
    write(IntStream.range(0, 9).mapToObj(age -> buy("s" + age, age)).toArray(Signal[]::new));

    SignalQuestion first = SignalQuestion.of("BTC-USDT", null, 4);

    assertThat(ids(first)).containsExactly("s0", "s1", "s2", "s3");
    assertThat(ids(first.next(SignalKey.of(buy("s3", 3)), 4)))
        .containsExactly("s4", "s5", "s6", "s7");
  }

  /** The newest of a symbol may be old, and of another symbol there may be none. */
  @Test
  void shouldReadFewSignalsForThoseOfOneSymbol() {
    for (int day = 20; day < 24; day++) {
      execute(
          "INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence, strategy,"
              + " indicators, metadata, expires_at, content, outcome, targets_hit, ambiguous,"
              + " decided_at) SELECT TIMESTAMPTZ '"
              + at(day)
              + "' + n * INTERVAL '1 second', 'f' || n, 'S' || n % 200 || '-USDT', '1h', 'buy', 0.5,"
              + " 'any', '{}', '{}', now(), md5(n::text)::uuid, 'win', 0, FALSE, now()"
              + " FROM generate_series(1, 20000) AS n");
    }
    write(buy("rare", 22));
    execute("ANALYZE signal");

    for (TimeFrame frame : Arrays.asList(TimeFrame.H1, null)) {
      assertThat(ids(SignalQuestion.of("BTC-USDT", frame, 100))).containsExactly("rare");
      assertThat(read(SignalQuestion.of("BTC-USDT", frame, 100))).isLessThan(100);
      assertThat(read(SignalQuestion.of("NONE-USDT", frame, 100))).isLessThan(100);
      assertThat(read(SignalQuestion.of("S7-USDT", frame, 100))).isLessThan(1_000);
    }
  }

  /** How many rows the database looks at for a question. */
  private long read(SignalQuestion question) {
    return database.inTransaction(
        em -> {
          new SignalRepository(em).find(question);
          return ((Number)
                  em.createNativeQuery(
                          "SELECT coalesce(sum(idx_tup_fetch), 0) + coalesce(sum(seq_tup_read), 0)"
                              + " FROM pg_stat_xact_all_tables WHERE relname LIKE '%_chunk'",
                          Object.class)
                      .getSingleResult())
              .longValue();
        });
  }

  /** At noon so many days ago. */
  static Signal buy(String id, int daysAgo) {
    return SignalFixture.buy(id, at(daysAgo), "BTC-USDT");
  }

  static Instant at(int daysAgo) {
    Instant noon = NOW.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
    return daysAgo == 0 ? NOW : noon.minus(Duration.ofDays(daysAgo));
  }

  List<StoreResult> write(Signal... signals) {
    return write(SignalFixture.prepared(signals));
  }

  List<StoreResult> write(List<PreparedSignal> signals) {
    return inWriter(writer -> writer.write(signals).results());
  }

  <T> T inWriter(Function<SignalWriter, T> work) {
    return database.inTransaction(
        em ->
            work.apply(
                new SignalWriter(
                    new SignalRepository(em),
                    new SignalLogRepository(em),
                    new SignalStatisticsRepository(em),
                    new SeriesDays(em),
                    CLOCK)));
  }

  List<String> ids(SignalQuestion question) {
    return database.inTransaction(
        em ->
            new SignalRepository(em)
                .find(question).stream().map(each -> each.signal().id()).toList());
  }

  boolean decide(Signal signal) {
    SignalCourse won =
        new SignalCourse(
            SignalOutcome.WIN, NOW, NOW, new BigDecimal("110"), new BigDecimal("2"), 1, false);
    return database.inTransaction(
        em -> {
          SignalRepository signals = new SignalRepository(em);
          signals.allowLate(List.of(signal.time()).stream(), NOW);
          return signals.decide(SignalKey.of(signal), won);
        });
  }

  int chunks() {
    return Integer.parseInt(text("SELECT count(*) FROM show_chunks('signal')"));
  }

  String text(String query) {
    return database.inTransaction(
        em -> String.valueOf(em.createNativeQuery(query, Object.class).getSingleResult()));
  }

  void execute(String statement) {
    try {
      database.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
