package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
