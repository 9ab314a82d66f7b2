package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** Peaks that the watch has seen, around midnight: kept, unless a late trade has corrected them. */
class WatchedPeaksTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private final Watchlist watchlist = new Watchlist();
  private OrderDesk desk;

  @BeforeEach
  void buy() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    desk.price(EUR, "1.10000", "1.10010");
    desk.place("BUY", EUR, "2");
    desk.watch(watchlist);
  }

  @Test
  void shouldNotPutBackAPeakThatALateTradeHasLowered() {
    clock.set(Instant.parse("2026-03-17T00:00:00Z"));
    desk.beginDays();
    desk.watch(watchlist);
    see("1.10600", "1.10610");
    see("1.10550", "1.10560");
    assertThat(desk.view().maxEquityEver()).isEqualTo("11155.60");

    clock.set(Instant.parse("2026-03-17T00:00:20Z"));
    desk.report("late", "-400", Instant.parse("2026-03-16T23:59:50Z"));
    assertThat(desk.view().maxEquityEver()).isEqualTo("10755.60");
    desk.watch(watchlist);
    assertThat(desk.view().maxEquityEver()).isEqualTo("10755.60");
    assertThat(desk.view().dailyMaxEquity()).isEqualTo("10755.60");

    see("1.10215", "1.10225");
    assertThat(desk.view().status())
        .as("9985.60 is above the floor of 9680.04")
        .isEqualTo(ChallengeStatus.ACTIVE);
  }

  @Test
  void shouldKeepAPeakThatCouldNotBeStoredBeforeMidnight() throws SQLException {
    seeWhileHeldBeforeMidnight();
    clock.set(Instant.parse("2026-03-17T00:00:00.010Z"));
    desk.beginDays();
    see("1.10300", "1.10310");

    assertThat(desk.view().maxEquityEver()).isGreaterThan(new BigDecimal("11000"));
    assertThat(desk.view().objectives().maximumFloor()).isGreaterThan(new BigDecimal("10000"));
    assertThat(desk.view().dailyMaxEquity())
        .as("it is no high of the new day")
        .isLessThan(new BigDecimal("11000"));
    assertThat(watchlist.unsaved(clock.instant()).urgent()).isEmpty();
  }

  @Test
  void shouldKeepThatPeakAlsoWhereALateTradeIsBookedToItsDay() throws SQLException {
    seeWhileHeldBeforeMidnight();
    clock.set(Instant.parse("2026-03-17T00:00:00.010Z"));
    desk.beginDays();
    see("1.10300", "1.10310");
    String seen = desk.view().maxEquityEver().toString();

    desk.report("late", "-10", Instant.parse("2026-03-16T23:59:59.990Z"));

    assertThat(desk.view().maxEquityEver()).as("it came after it").isEqualTo(seen);
  }

  @Test
  void shouldKeepAPeakThatIsStoredWhileTheDayBegins() {
    desk.price(EUR, "1.10600", "1.10610");
    clock.set(Instant.parse("2026-03-16T23:59:59.950Z"));
    LiveAccount seen = desk.read().orElseThrow();
    desk.decide(seen);
    clock.set(Instant.parse("2026-03-17T00:00:00.010Z"));
    desk.price(EUR, "1.10300", "1.10310");
    desk.beginDays();

    desk.save(List.of(seen));

    assertThat(desk.view().maxEquityEver()).isGreaterThan(new BigDecimal("11000"));
    assertThat(desk.view().dailyMaxEquity()).isLessThan(new BigDecimal("11000"));
  }

  @Test
  void shouldStoreWhatMayWaitWhenTheNodeEnds() {
    desk.price(EUR, "1.09900", "1.09910");
    desk.watch(watchlist);
    assertThat(desk.view().dailyMinEquity()).as("a low moves no floor").isEqualTo("9970.00");

    desk.endWatch(watchlist);

    assertThat(desk.view().dailyMinEquity()).isEqualTo("9770.00");
  }

  private void seeWhileHeldBeforeMidnight() throws SQLException {
    clock.set(Instant.parse("2026-03-16T23:59:59.950Z"));
    try (Connection frozen = DATABASE.dataSource().getConnection();
        Statement statement = frozen.createStatement()) {
      frozen.setAutoCommit(false);
      statement.execute(
          "SELECT 1 FROM challenge WHERE id = '" + desk.challengeId() + "' FOR UPDATE");
      see("1.10600", "1.10610");
      assertThat(watchlist.unsaved(clock.instant()).urgent()).hasSize(1);
      frozen.rollback();
    }
  }

  private void see(String bid, String ask) {
    desk.price(EUR, bid, ask);
    desk.watch(watchlist);
  }
}
