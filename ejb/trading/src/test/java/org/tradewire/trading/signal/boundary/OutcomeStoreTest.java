package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalConfigurationFixture;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.PendingSignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.LoggedSignal;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.PerformanceFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.testing.TestDatabase;

/** Deciding on a real database: once, with statistics and log. */
class OutcomeStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Clock CLOCK = Clock.fixed(SignalFixture.NOW, ZoneOffset.UTC);
  private static final Signal ETH = SignalFixture.buy("e", SignalFixture.NOW, "ETH-USDT");

  @BeforeEach
  void fill() throws SQLException {
    for (String table :
        List.of(
            "signal",
            "signal_event",
            "signal_counter",
            "signal_stats",
            "signal_reliability",
            "signal_made")) {
      DATABASE.execute("DELETE FROM " + table);
    }
    DATABASE.doInTransaction(
        em -> {
          SignalWriter writer =
              new SignalWriter(
                  new SignalRepository(em),
                  new SignalLogRepository(em),
                  new SignalStatisticsRepository(em),
                  new SeriesDays(em),
                  CLOCK);
          LocalDate day = LocalDate.ofInstant(SignalFixture.NOW, ZoneOffset.UTC);
          writer.addDay(SeriesDays.SIGNALS, day);
          writer.addDay(SeriesDays.EVENTS, day);
          writer.write(
              SignalFixture.prepared(
                  SignalFixture.buy("b"), SignalFixture.buy("a"), ETH, SignalFixture.neutral("n")));
        });
  }

  @Test
  void shouldFindPendingSignalsBySymbolAndByKey() {
    assertThat(symbols()).containsExactly("BTC-USDT", "ETH-USDT");
    assertThat(ids(pending("BTC-USDT"))).containsExactlyInAnyOrder("a", "b");
    List<SignalKey> keys =
        List.of(
            SignalKey.of(ETH),
            SignalKey.of(SignalFixture.neutral("n")),
            new SignalKey(SignalFixture.NOW, "none"));
    assertThat(ids(OutcomeStoreTest.<List<StoredSignal>>of(store -> store.pending(keys))))
        .containsExactly("e");
    assertThat(OutcomeStoreTest.<List<StoredSignal>>of(store -> store.pending(List.of())))
        .isEmpty();
  }

  @Test
  void shouldDecideOnceAndCountAndTellItOnce() {
    in(store -> store.decide(List.of(won(SignalFixture.buy("a")))));
    in(store -> store.decide(List.of(lost(SignalFixture.buy("a")), won(ETH))));

    assertThat(symbols()).containsExactly("BTC-USDT");
    assertThat(logged())
        .containsExactly("b CREATED", "a CREATED", "e CREATED", "n CREATED", "a WIN", "e WIN");
    PerformanceFigures figures = statistics(SignalStatistics::performance);
    assertThat(figures)
        .isEqualTo(
            new PerformanceFigures(4, 4, 2, 0, new BigDecimal("100.00"), new BigDecimal("0.812")));
  }

  /** They are judged without indicators and metadata. */
  @Test
  void shouldTellDecidedSignalsAsTheyAreStored() {
    List<NumberedSignal> told =
        of(store -> store.decide(List.of(won(SignalFixture.buy("a").brief()), won(ETH.brief()))));

    assertThat(told).extracting(each -> each.signal().signal()).contains(ETH);
    List<NumberedSignal> stored =
        DATABASE.inTransaction(em -> new SignalLogRepository(em).after(4, 10));
    assertThat(told).isEqualTo(stored).hasSize(2);
  }

  @Test
  void shouldLeaveNoTraceOfADecisionThatIsNotCommitted() {
    assertThatThrownBy(
            () ->
                in(
                    store -> {
                      store.decide(List.of(won(ETH)));
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");

    assertThat(symbols()).contains("ETH-USDT");
    assertThat(logged()).hasSize(4);
  }

  /** Its row goes before the log does: an event without it would be a hole. */
  @Test
  void shouldTellNothingOfASignalThatIsForgottenBeforeTheLog() throws SQLException {
    Signal old = SignalFixture.buy("old", SignalFixture.NOW.minus(Duration.ofDays(81)), "OLD-USDT");
    DATABASE.doInTransaction(
        em -> {
          SignalWriter writer =
              new SignalWriter(
                  new SignalRepository(em),
                  new SignalLogRepository(em),
                  new SignalStatisticsRepository(em),
                  new SeriesDays(em),
                  CLOCK);
          writer.addDay(SeriesDays.SIGNALS, LocalDate.ofInstant(old.time(), ZoneOffset.UTC));
          writer.write(SignalFixture.prepared(old));
        });

    in(store -> store.decide(List.of(won(old))));

    assertThat(symbols()).doesNotContain("OLD-USDT");
    assertThat(logged()).hasSize(4);
  }

  @Test
  void shouldStoreWhenASignalWasEntered() {
    SignalCourse entered =
        new SignalCourse(
            SignalOutcome.PENDING, SignalFixture.NOW.plusSeconds(30), null, null, null, 0, false);

    in(store -> store.enter(List.of(new StoredSignal(ETH, entered))));

    assertThat(pending("ETH-USDT")).containsExactly(new StoredSignal(ETH.brief(), entered));
  }

  @Test
  void shouldAddUpConfidencesByTheirBin() {
    in(store -> store.decide(List.of(won(SignalFixture.buy("a")), lost(SignalFixture.buy("b")))));

    ReliabilityFigures figures = statistics(each -> each.reliability("ema-cross", 7));
    assertThat(figures.count()).isEqualTo(2);
    assertThat(figures.bins().get(8).count()).isEqualTo(2);
    assertThat(figures.baseRate()).isEqualByComparingTo("0.5");
    // ((1 - 0.8123)^2 + 0.8123^2) / 2
    assertThat(figures.brier()).isEqualByComparingTo("0.3475");
    assertThat(statistics(each -> each.reliability(null, 7)).count()).isEqualTo(2);
    assertThat(statistics(each -> each.reliability("macd", 7)).count()).isZero();
  }

  private static StoredSignal won(Signal signal) {
    return decided(signal, SignalOutcome.WIN, "110", "2");
  }

  private static StoredSignal lost(Signal signal) {
    return decided(signal, SignalOutcome.LOSS, "95", "-1");
  }

  private static StoredSignal decided(
      Signal signal, SignalOutcome outcome, String exit, String result) {
    return new StoredSignal(
        signal,
        new SignalCourse(
            outcome,
            SignalFixture.NOW,
            SignalFixture.NOW,
            new BigDecimal(exit),
            new BigDecimal(result),
            outcome == SignalOutcome.WIN ? 1 : 0,
            false));
  }

  private static List<String> symbols() {
    return of(OutcomeStore::symbols);
  }

  private static List<StoredSignal> pending(String symbol) {
    return of(store -> store.pending(symbol, 100));
  }

  private static List<String> ids(List<StoredSignal> signals) {
    return signals.stream().map(each -> each.signal().id()).toList();
  }

  private static List<String> logged() {
    List<LoggedSignal> all = of(store -> store.logged(0, 100));
    assertThat(all.stream().map(LoggedSignal::seq)).isSorted();
    return all.stream().map(each -> each.key().id() + ' ' + each.what()).toList();
  }

  private static <T> T statistics(Function<SignalStatistics, T> work) {
    return DATABASE.inTransaction(
        em -> work.apply(new SignalStatistics(new SignalStatisticsRepository(em), CLOCK)));
  }

  private static void in(Consumer<OutcomeStore> work) {
    DATABASE.doInTransaction(em -> work.accept(store(em)));
  }

  private static <T> T of(Function<OutcomeStore, T> work) {
    return DATABASE.inTransaction(em -> work.apply(store(em)));
  }

  private static OutcomeStore store(EntityManager em) {
    return new OutcomeStore(
        new SignalRepository(em),
        new PendingSignalRepository(em),
        new SignalStatisticsRepository(em),
        new SignalLogRepository(em),
        SignalConfigurationFixture.standard(),
        CLOCK);
  }
}
