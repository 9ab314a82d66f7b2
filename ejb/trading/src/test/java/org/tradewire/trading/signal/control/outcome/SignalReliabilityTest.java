package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilitySums;
import org.tradewire.trading.testing.CaseFile;
import org.tradewire.trading.testing.TestDatabase;

/** Sums of confidences, as the transactions that decide keep them, beside what all signals say. */
class SignalReliabilityTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
  private static final int DAYS = 4;
  private static final List<String> STRATEGIES = List.of("macd", "a 'name' \"in\" {quotes}, \\");
  private static final List<SignalOutcome> OUTCOMES =
      List.of(SignalOutcome.WIN, SignalOutcome.LOSS, SignalOutcome.EXPIRED);

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("TRUNCATE signal, signal_stats, signal_reliability, signal_reliability_due");
    DATABASE.doInTransaction(
        em -> {
          for (int i = 0; i < DAYS; i++) {
            new SeriesDays(em)
                .add(SeriesDays.SIGNALS, LocalDate.ofInstant(DAY, ZoneOffset.UTC).plusDays(i));
          }
        });
  }

  @Test
  void shouldMeasureTheAcceptanceCase() {
    JsonObject section =
        new CaseFile("003-signals.json").read().asJsonObject().getJsonObject("reliability");
    List<StoredSignal> decided = new ArrayList<>();
    for (JsonArray pair : section.getJsonArray("pairs").getValuesAs(JsonArray.class)) {
      decided.add(
          decided(
              SignalFixture.of("c" + decided.size(), DAY, "BTC-USDT", pair.getString(0)),
              pair.getInt(1) == 1 ? SignalOutcome.WIN : SignalOutcome.LOSS));
    }
    store(decided);
    // One by one, as they are decided.
    decided.forEach(each -> decide(List.of(each)));

    ReliabilityFigures figures =
        Reliability.of(asked(repository -> repository.bins("ema-cross", DAY)));

    JsonObject expect = section.getJsonObject("expect");
    assertThat(figures.brier()).isEqualByComparingTo(number(expect.get("brier")));
    assertThat(figures.baseRate()).isEqualByComparingTo(number(expect.get("base_rate")));
    assertThat(figures.brierSkill()).isEqualByComparingTo(number(expect.get("brier_skill")));
    assertThat(figures.calibrationError()).isEqualByComparingTo(number(expect.get("ece")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldSayWhatAllSignalsSay(int seed) {
    Random random = new Random(seed);
    List<StoredSignal> decided = drawn(random, 1 + random.nextInt(200));
    store(decided);
    for (int from = 0; from < decided.size(); ) {
      int to = Math.min(decided.size(), from + 1 + random.nextInt(20));
      decide(decided.subList(from, to));
      from = to;
    }

    assertSaysWhatAllSay();

    // Counted anew, nothing changes; and what older nodes did not add is there.
    countAll();
    assertSaysWhatAllSay();
    execute("DELETE FROM signal_reliability WHERE bin % 2 = 0");
    execute("UPDATE signal_reliability SET decided = decided + 1");
    countAll();
    assertSaysWhatAllSay();
  }

  @Test
  void shouldCountADayAnewWhileOthersDecide() throws Exception {
    List<StoredSignal> decided = drawn(new Random(9), 120);
    store(decided);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < decided.size(); i += 3) {
        List<StoredSignal> some = decided.subList(i, i + 3);
        done.add(threads.submit(() -> decide(some)));
        done.add(threads.submit(SignalReliabilityTest::countAll));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertSaysWhatAllSay();
  }

  /** Only who decides waits: signals are stored and figures read on. */
  @Test
  void shouldLetOthersStoreAndReadWhileADayIsCounted() throws SQLException {
    List<StoredSignal> decided = drawn(new Random(3), 20);
    store(decided.subList(1, decided.size()));
    try (Connection counting = DATABASE.dataSource().getConnection();
        Statement statement = counting.createStatement()) {
      counting.setAutoCommit(false);
      statement.execute("SELECT signal_reliability_count(DATE '2026-06-01')");

      store(decided.subList(0, 1));
      assertThat(bins()).isEmpty();
      assertThatThrownBy(
              () ->
                  DATABASE.doInTransaction(
                      em -> {
                        em.createNativeQuery("SET LOCAL lock_timeout = '100ms'").executeUpdate();
                        new SignalStatisticsRepository(em)
                            .add(List.of(decided(decided.get(0).signal(), SignalOutcome.WIN)));
                      }))
          .hasStackTraceContaining("lock timeout");
      counting.rollback();
    }
  }

  @Test
  void shouldCountEachDayOnceThatIsDue() {
    execute(
        "INSERT INTO signal_reliability_due VALUES ('2026-06-02', '2026-06-10'),"
            + " ('2026-06-01', '2026-06-10'), ('2026-06-03', '2026-06-11')");

    Instant now = Instant.parse("2026-06-10T12:00:00Z");

    assertThat(counted(now)).contains(LocalDate.parse("2026-06-01"));
    assertThat(counted(now)).contains(LocalDate.parse("2026-06-02"));
    assertThat(counted(now)).isEmpty();
    assertThat(counted(now.plus(Duration.ofDays(1)))).contains(LocalDate.parse("2026-06-03"));
  }

  @Test
  void shouldForgetWhatIsOld() {
    StoredSignal old = decided(SignalFixture.buy("old", DAY, "BTC-USDT"), SignalOutcome.WIN);
    StoredSignal kept =
        decided(
            SignalFixture.buy("new", DAY.plus(Duration.ofHours(1)), "BTC-USDT"), SignalOutcome.WIN);
    store(List.of(old, kept));
    decide(List.of(old, kept));

    DATABASE.doInTransaction(
        em -> new SignalStatisticsRepository(em).forget(DAY.plus(Duration.ofMinutes(90))));

    assertThat(bins()).extracting(ReliabilitySums::count).containsExactly(1L);
  }

  private static List<StoredSignal> drawn(Random random, int many) {
    List<StoredSignal> decided = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Instant time = DAY.plusSeconds(random.nextInt(DAYS * 86_400));
      String confidence =
          random.nextInt(4) == 0
              ? BigDecimal.valueOf(random.nextInt(11), 1).toPlainString()
              : BigDecimal.valueOf(random.nextInt(10_001), 4).toPlainString();
      Signal drawn = SignalFixture.of("s" + i, time, "S" + i % 5 + "-USDT", confidence);
      Signal signal =
          new Signal(
              drawn.id(),
              drawn.time(),
              drawn.symbol(),
              drawn.timeFrame(),
              drawn.direction(),
              drawn.confidence(),
              drawn.entry(),
              drawn.stop(),
              drawn.targets(),
              STRATEGIES.get(random.nextInt(STRATEGIES.size())),
              drawn.venue(),
              drawn.indicators(),
              drawn.metadata(),
              drawn.expiresAt());
      decided.add(decided(signal, OUTCOMES.get(random.nextInt(OUTCOMES.size()))));
    }
    return decided;
  }

  private static StoredSignal decided(Signal signal, SignalOutcome outcome) {
    Instant at = signal.time().plus(Duration.ofDays(2));
    return new StoredSignal(
        signal,
        new SignalCourse(
            outcome, signal.time(), at, BigDecimal.TEN, BigDecimal.valueOf(14, 1), 0, false));
  }

  private static void store(List<StoredSignal> signals) {
    DATABASE.doInTransaction(
        em ->
            new SignalRepository(em)
                .insert(
                    SignalFixture.prepared(
                        signals.stream().map(StoredSignal::signal).toArray(Signal[]::new))));
  }

  private static void decide(List<StoredSignal> decided) {
    DATABASE.doInTransaction(
        em -> {
          SignalRepository signals = new SignalRepository(em);
          new SignalStatisticsRepository(em)
              .add(
                  decided.stream()
                      .filter(each -> signals.decide(SignalKey.of(each.signal()), each.course()))
                      .toList());
        });
  }

  private static void countAll() {
    for (int i = 0; i < DAYS; i++) {
      execute("SELECT signal_reliability_count(DATE '2026-06-01' + " + i + ")");
    }
  }

  private static void assertSaysWhatAllSay() {
    List<String> strategies = new ArrayList<>(STRATEGIES);
    strategies.add(null);
    strategies.add("none");
    for (String strategy : strategies) {
      for (int hours : List.of(0, 1, 13, 24, 48, 95, 96)) {
        Instant since = DAY.plus(Duration.ofHours(hours));
        assertThat(Reliability.of(asked(repository -> repository.bins(strategy, since))))
            .as("%s since %s", strategy, since)
            .isEqualTo(ScannedReliability.of(DATABASE, strategy, since));
      }
    }
  }

  private static List<ReliabilitySums> bins() {
    return asked(repository -> repository.bins(null, Instant.EPOCH));
  }

  private static Optional<LocalDate> counted(Instant now) {
    return asked(repository -> repository.countDue(now));
  }

  private static <T> T asked(Function<SignalStatisticsRepository, T> question) {
    return DATABASE.inTransaction(em -> question.apply(new SignalStatisticsRepository(em)));
  }

  private static void execute(String sql) {
    try {
      DATABASE.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigDecimal number(JsonValue value) {
    return new BigDecimal(((JsonString) value).getString());
  }
}
