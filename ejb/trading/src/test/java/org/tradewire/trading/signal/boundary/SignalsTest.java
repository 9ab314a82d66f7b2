package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.testing.TestDatabase;

/** Signals of sixty days, as they are found. */
class SignalsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Clock CLOCK = Clock.fixed(SignalFixture.NOW, ZoneOffset.UTC);
  private static final int DAYS = 60;
  private static final List<String> SYMBOLS = List.of("BTC-USDT", "ETH-USDT", "NONE-USDT");
  private static final List<TimeFrame> FRAMES = List.of(TimeFrame.M1, TimeFrame.H1, TimeFrame.D1);
  private static final Comparator<SignalKey> ORDER =
      Comparator.comparing(SignalKey::time).thenComparing(SignalKey::id);

  private final List<SignalKey> newestFirst = new ArrayList<>();

  @BeforeEach
  void begin() throws SQLException {
    DATABASE.execute("DELETE FROM signal");
    List<Signal> signals = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < DAYS; i++) {
      // Some days without one; the last is ahead of the clock, as producers' may be.
      Instant time = SignalFixture.NOW.plusSeconds(30).minus(Duration.ofDays(i));
      for (int j = random.nextInt(4); j > 0; j--) {
        signals.add(SignalFixture.buy("s" + i + "-" + j, time.minusSeconds(j * 7L), "BTC-USDT"));
      }
    }
    DATABASE.doInTransaction(
        em -> {
          SeriesDays days = new SeriesDays(em);
          for (int i = -1; i <= DAYS; i++) {
            LocalDate day = LocalDate.ofInstant(SignalFixture.NOW, ZoneOffset.UTC).minusDays(i);
            days.add(SeriesDays.SIGNALS, day);
            days.add(SeriesDays.EVENTS, day);
          }
          new SignalWriter(
                  new SignalRepository(em),
                  new SignalLogRepository(em),
                  new SignalStatisticsRepository(em),
                  days,
                  CLOCK)
              .write(SignalFixture.prepared(signals.toArray(Signal[]::new)));
        });
    signals.sort(
        (one, other) ->
            one.time().equals(other.time())
                ? other.id().compareTo(one.id())
                : other.time().compareTo(one.time()));
    signals.forEach(each -> newestFirst.add(SignalKey.of(each)));
  }

  @Test
  void shouldFindTheNewestHoweverFarTheyReachBack() {
    for (int limit : List.of(1, 2, 5, 13, 60, newestFirst.size(), 1_000)) {
      assertThat(found(SignalQuestion.newest(limit)))
          .as("%d", limit)
          .isEqualTo(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
    }
  }

  @Test
  void shouldGoThroughAllPageByPage() {
    List<SignalKey> all = new ArrayList<>();
    List<SignalKey> page;
    SignalKey last = null;
    do {
      page = found(SignalQuestion.newest(7).next(last, 7));
      all.addAll(page);
      last = page.isEmpty() ? last : page.get(page.size() - 1);
    } while (!page.isEmpty());

    assertThat(all).isEqualTo(newestFirst);
  }

  @Test
  void shouldFindWhatIsNewestBeforeAnInstant() {
    Instant before = SignalFixture.NOW.minus(Duration.ofDays(30));
    SignalQuestion question =
        new SignalQuestion("BTC-USDT", null, null, null, null, null, null, before, null, 4);

    assertThat(found(question))
        .isEqualTo(
            newestFirst.stream().filter(each -> each.time().isBefore(before)).limit(4).toList());
  }

  /** However many are of one time, and wherever the last one of a page lies among them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void shouldFindExactlyWhatIsAskedFor(int seed) throws SQLException {
    DATABASE.execute("DELETE FROM signal");
    Random random = new Random(seed);
    List<Signal> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Instant time = SignalFixture.NOW.minus(Duration.ofHours(12L * random.nextInt(60)));
      all.add(
          of(
              SignalFixture.of(
                  (random.nextBoolean() ? "a" : "b") + i,
                  time,
                  SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                  BigDecimal.valueOf(random.nextInt(11), 1).toPlainString()),
              FRAMES.get(random.nextInt(FRAMES.size()))));
    }
    DATABASE.doInTransaction(
        em -> new SignalRepository(em).insert(SignalFixture.prepared(all.toArray(Signal[]::new))));
    all.sort(Comparator.comparing(SignalKey::of, ORDER).reversed());

    for (int i = 0; i < 60; i++) {
      SignalQuestion question =
          new SignalQuestion(
              random.nextInt(4) == 0 ? null : SYMBOLS.get(random.nextInt(SYMBOLS.size())),
              random.nextBoolean() ? null : FRAMES.get(random.nextInt(FRAMES.size())),
              null,
              null,
              null,
              random.nextBoolean() ? null : new BigDecimal("0.4"),
              random.nextInt(3) > 0 ? null : SignalFixture.NOW.minus(Duration.ofDays(20)),
              random.nextInt(3) > 0 ? null : SignalFixture.NOW.minus(Duration.ofDays(9)),
              random.nextBoolean() ? null : SignalKey.of(all.get(random.nextInt(all.size()))),
              1 + random.nextInt(12));

      assertThat(found(question)).as("%s", question).isEqualTo(expected(question, all));
    }
  }

  private static List<SignalKey> expected(SignalQuestion question, List<Signal> newestFirst) {
    return newestFirst.stream()
        .filter(each -> question.symbol() == null || each.symbol().equals(question.symbol()))
        .filter(each -> question.timeFrames().contains(each.timeFrame()))
        .filter(
            each ->
                question.minConfidence() == null
                    || each.confidence().compareTo(question.minConfidence()) >= 0)
        .filter(each -> question.from() == null || !each.time().isBefore(question.from()))
        .filter(each -> question.to() == null || each.time().isBefore(question.to()))
        .map(SignalKey::of)
        .filter(key -> question.after() == null || ORDER.compare(key, question.after()) < 0)
        .limit(question.limit())
        .toList();
  }

  private static Signal of(Signal signal, TimeFrame frame) {
    return new Signal(
        signal.id(),
        signal.time(),
        signal.symbol(),
        frame,
        signal.direction(),
        signal.confidence(),
        signal.entry(),
        signal.stop(),
        signal.targets(),
        signal.strategy(),
        signal.venue(),
        signal.indicators(),
        signal.metadata(),
        signal.expiresAt());
  }

  /** Each part of the store that a statement may need costs it a lock. */
  @Test
  void shouldAskForAFewDaysWhereTheseHoldEnough() {
    List<String> statements =
        DATABASE.statementsOf(em -> signals(em).find(SignalQuestion.newest(1)));

    assertThat(statements).hasSize(1).first().asString().contains("s.time >=");
  }

  private static List<SignalKey> found(SignalQuestion question) {
    return DATABASE.inTransaction(
        em ->
            signals(em).find(question).stream()
                .map(StoredSignal::signal)
                .map(SignalKey::of)
                .toList());
  }

  private static Signals signals(EntityManager em) {
    return new Signals(new SignalRepository(em), new SignalLogRepository(em), null, null, CLOCK);
  }
}
