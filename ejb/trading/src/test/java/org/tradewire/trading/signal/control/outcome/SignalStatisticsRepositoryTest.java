package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.OutcomeSums;
import org.tradewire.trading.signal.entity.performance.StatisticsKey;
import org.tradewire.trading.testing.TestDatabase;

class SignalStatisticsRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant HOUR = Instant.parse("2026-06-01T10:00:00Z");
  private static final StatisticsKey MACD = new StatisticsKey("macd", "BTC-USDT", TimeFrame.H1);
  private static final StatisticsKey ETH = new StatisticsKey("macd", "ETH-USDT", TimeFrame.H1);
  private static final RecursiveComparisonConfiguration BY_VALUE =
      RecursiveComparisonConfiguration.builder()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .build();

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM signal_stats");
  }

  @Test
  void shouldAddUpWhatIsDecidedInOneTransactionAndInMany() {
    StoredSignal won = decided(MACD, SignalOutcome.WIN, "0.8123", "2", HOUR.plusSeconds(5));
    StoredSignal lost = decided(MACD, SignalOutcome.LOSS, "0.4", "-1.4", HOUR.plusSeconds(3_599));
    StoredSignal open = decided(MACD, SignalOutcome.EXPIRED, "0.4", "0.1234", HOUR);

    add(List.of(won, lost));
    add(List.of(open));
    add(List.of(won));

    OutcomeSums expected =
        OutcomeSums.of(won)
            .plus(OutcomeSums.of(lost))
            .plus(OutcomeSums.of(open))
            .plus(OutcomeSums.of(won));
    same(asked(repository -> repository.total(HOUR)), expected);
    same(asked(repository -> repository.total(MACD, HOUR)), expected);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void shouldStoreNothingForWhatCountsForNothing() {
    add(List.of(decided(MACD, SignalOutcome.CANCELLED, "0.4", null, HOUR)));

    assertThat(rows()).isZero();
    same(asked(repository -> repository.total(Instant.EPOCH)), OutcomeSums.NONE);
  }

  @Test
  void shouldReadWindowsOfWholeHours() {
    StoredSignal before = decided(MACD, SignalOutcome.WIN, "0.8", "2", HOUR.minusMillis(1));
    StoredSignal inside = decided(MACD, SignalOutcome.LOSS, "0.6", "-1", HOUR);
    add(List.of(before, inside));

    same(
        asked(repository -> repository.total(HOUR.plus(Duration.ofMinutes(59)))),
        OutcomeSums.of(inside));
    same(
        asked(repository -> repository.total(HOUR.minusSeconds(1))),
        OutcomeSums.of(inside).plus(OutcomeSums.of(before)));
  }

  @Test
  void shouldTellStrategiesSymbolsAndTimeFramesApart() {
    StatisticsKey minutes = new StatisticsKey("macd", "BTC-USDT", TimeFrame.M15);
    StatisticsKey other = new StatisticsKey("engulfing", "BTC-USDT", TimeFrame.H1);
    List<StatisticsKey> keys = List.of(MACD, ETH, minutes, other);
    add(
        keys.stream()
            .map(
                key ->
                    decided(key, SignalOutcome.WIN, "0.5", String.valueOf(keys.indexOf(key)), HOUR))
            .toList());

    Map<StatisticsKey, OutcomeSums> found = asked(repository -> repository.byKey(HOUR));

    assertThat(found.keySet()).containsExactly(other, minutes, MACD, ETH);
    assertThat(found.get(other).result()).isEqualByComparingTo("3");
    assertThat(asked(repository -> repository.total(ETH, HOUR)).result()).isEqualByComparingTo("1");
    same(
        asked(
            repository ->
                repository.total(new StatisticsKey("rsi", "BTC-USDT", TimeFrame.H1), HOUR)),
        OutcomeSums.NONE);
  }

  /**
   * Two nodes that decide signals of the same rows in different orders wait, and do not lock up.
   */
  @Test
  void shouldLoseNothingWhereTwoAddAtOnce() throws Exception {
    StoredSignal one = decided(MACD, SignalOutcome.WIN, "0.5", "1", HOUR);
    StoredSignal two = decided(ETH, SignalOutcome.WIN, "0.5", "1", HOUR);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        List<StoredSignal> both = i % 2 == 0 ? List.of(one, two) : List.of(two, one);
        done.add(threads.submit(() -> add(both)));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(asked(repository -> repository.total(HOUR)).wins()).isEqualTo(80);
  }

  @Test
  void shouldForgetWhatIsOld() {
    add(
        List.of(
            decided(MACD, SignalOutcome.WIN, "0.5", "1", HOUR.minusSeconds(1)),
            decided(MACD, SignalOutcome.WIN, "0.5", "1", HOUR)));

    DATABASE.doInTransaction(
        entityManager ->
            new SignalStatisticsRepository(entityManager).forget(HOUR.plusSeconds(60)));

    assertThat(asked(repository -> repository.total(Instant.EPOCH)).wins()).isEqualTo(1);
  }

  private static void same(OutcomeSums found, OutcomeSums expected) {
    assertThat(found).usingRecursiveComparison(BY_VALUE).isEqualTo(expected);
  }

  private static void add(List<StoredSignal> decided) {
    Consumer<SignalStatisticsRepository> work = repository -> repository.add(decided);
    DATABASE.doInTransaction(
        entityManager -> work.accept(new SignalStatisticsRepository(entityManager)));
  }

  private static <T> T asked(Function<SignalStatisticsRepository, T> question) {
    return DATABASE.inTransaction(
        entityManager -> question.apply(new SignalStatisticsRepository(entityManager)));
  }

  private static long rows() {
    return DATABASE.inTransaction(
        entityManager ->
            ((Number)
                    entityManager
                        .createNativeQuery("SELECT count(*) FROM signal_stats")
                        .getSingleResult())
                .longValue());
  }

  private static StoredSignal decided(
      StatisticsKey key, SignalOutcome outcome, String confidence, String result, Instant at) {
    Signal signal =
        new Signal(
            "one",
            at,
            key.symbol(),
            key.timeFrame(),
            SignalDirection.BUY,
            new BigDecimal(confidence),
            BigDecimal.TEN,
            null,
            List.of(),
            key.strategy(),
            null,
            "{}",
            "{}",
            at);
    return new StoredSignal(
        signal,
        new SignalCourse(
            outcome, at, at, null, result == null ? null : new BigDecimal(result), 0, false));
  }
}
