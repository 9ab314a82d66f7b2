package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.challenge.boundary.ChallengeBoundaryFixture;
import org.tradewire.trading.order.control.AccountDesk;
import org.tradewire.trading.order.control.AccountSession;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.NewsHours;
import org.tradewire.trading.order.control.OrderRepository;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** Where trailing stops and peaks have come that the watch has seen, whatever happens next. */
class RaisedStopsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private Watchlist watchlist;
  private OrderDesk desk;
  private UUID position;

  @BeforeEach
  void buy() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    watchlist = new Watchlist();
    desk.price(EUR, "1.10000", "1.10010");
    Protection trailing = OrderDesk.protection(null, null, "0.00100");
    position = desk.place(null, "MARKET", "BUY", EUR, "0.1", null, trailing).positionId();
  }

  @Test
  void shouldBeStoredBeforeAWarningIsSettled() {
    desk.place("SELL", EUR, "2");
    desk.watch(watchlist);
    desk.price(EUR, "1.10200", "1.10210");
    assertThat(desk.watch(watchlist)).as("430.00 of 500.00 is warned of").isTrue();

    assertThat(stop()).isEqualByComparingTo("1.10100");
  }

  @Test
  void shouldBeStoredWhenTheyWereRaisedBeforeTheWarning() {
    desk.place("SELL", EUR, "2");
    raise("1.10150", "1.10160");
    desk.price(EUR, "1.10140", "1.10210");
    assertThat(desk.watch(watchlist)).as("a wide spread is warned of").isTrue();

    assertThat(stop()).isEqualByComparingTo("1.10050");
  }

  @Test
  void shouldBeStoredBeforeTheAccountIsReadForATradeOfItsOwner() {
    raise("1.10300", "1.10310");
    desk.place("SELL", EUR, "0.1");
    desk.price(EUR, "1.10250", "1.10260");
    desk.watch(watchlist);

    assertThat(stop()).as("what it had reached").isEqualByComparingTo("1.10200");
  }

  @Test
  void shouldBeStoredInTheTurnThatSawThem() {
    raise("1.10300", "1.10310");

    assertThat(stop()).isEqualByComparingTo("1.10200");
    assertThat(desk.view().maxEquityEver()).as("the floor follows it").isEqualTo("10028.50");
  }

  @Test
  void shouldStayDueWhileSomebodyHoldsTheAccount() throws SQLException {
    desk.watch(watchlist);
    desk.price(EUR, "1.10300", "1.10310");
    try (Connection frozen = DATABASE.dataSource().getConnection();
        Statement statement = frozen.createStatement()) {
      frozen.setAutoCommit(false);
      statement.execute(
          "SELECT 1 FROM challenge WHERE id = '" + desk.challengeId() + "' FOR UPDATE");
      statement.execute("SELECT 1 FROM trading_position WHERE id = '" + position + "' FOR UPDATE");
      desk.watch(watchlist);
      assertThat(watchlist.unsaved(clock.instant()).urgent()).as("could not be stored").hasSize(1);
      frozen.rollback();
    }
    desk.place("SELL", EUR, "0.1");
    desk.price(EUR, "1.10250", "1.10260");
    desk.watch(watchlist);

    assertThat(stop()).as("although the account was read again").isEqualByComparingTo("1.10200");
    assertThat(desk.view().maxEquityEver()).isEqualTo("10028.50");
    assertThat(watchlist.unsaved(clock.instant()).urgent()).isEmpty();
  }

  @Test
  void shouldOutliveAClosingWithinTheSecond() {
    raise("1.10300", "1.10310");
    desk.price(EUR, "1.10250", "1.10260");
    desk.close(position, null, null);
    desk.watch(watchlist);

    assertThat(desk.view().maxEquityEver()).isEqualTo("10028.50");
    assertThat(watchlist.isEmpty()).as("nothing is owed").isTrue();
  }

  @Test
  void shouldNotBeLostByAPartialClosingThatHasReadThePositionBefore() {
    desk.watch(watchlist);
    DATABASE.doInTransaction(
        entityManager -> {
          AccountSession session = session(entityManager);
          raise("1.10300", "1.10310");
          TradingPosition read = session.open().get(0);
          session.close(read, new BigDecimal("0.05"), CloseReason.REQUESTED);
          session.judge();
          session.commit(desk.trader().id(), desk.trader().username());
        });
    desk.price(EUR, "1.10150", "1.10160");

    assertThat(desk.watch(watchlist)).as("it was reached").isTrue();

    assertThat(stop()).isEqualByComparingTo("1.10200");
    assertThat(desk.positions().get(0).position().closeReason())
        .isEqualTo(CloseReason.TRAILING_STOP);
  }

  @Test
  void shouldNotRaiseThePeakOfAnAccountThatHasEndedNorTheHighOfAnotherDay() throws SQLException {
    change("trading_day = trading_day + 1", "1.10300");
    assertThat(desk.view().dailyMaxEquity()).isEqualTo("10000.00");
    assertThat(desk.view().maxEquityEver()).as("of no day").isEqualTo("10028.50");

    change(
        "status = 'FAILED', failure_reason = 'INACTIVITY', ended_at = now(), next_reset_at = NULL",
        "1.10400");
    assertThat(desk.view().maxEquityEver()).isEqualTo("10028.50");
  }

  @Test
  void shouldNotRaiseAPeakThatWasCorrectedMeanwhile() throws SQLException {
    change("marks_epoch = marks_epoch + 1", "1.10300");

    assertThat(desk.view().maxEquityEver()).isEqualTo("10000.00");
    assertThat(desk.view().dailyMaxEquity()).isEqualTo("10000.00");
  }

  /** Changes the account behind a copy that sees a higher peak then, and stores it. */
  private void change(String assignment, String bid) throws SQLException {
    LiveAccount copy = desk.read().orElseThrow();
    DATABASE.execute(
        "UPDATE challenge SET " + assignment + " WHERE id = '" + desk.challengeId() + "'");
    desk.price(EUR, bid, new BigDecimal(bid).add(new BigDecimal("0.00010")).toString());
    desk.decide(copy);
    desk.save(List.of(copy));
  }

  private AccountSession session(EntityManager entityManager) {
    return new AccountDesk(
            ChallengeBoundaryFixture.books(entityManager, clock),
            new OrderRepository(entityManager))
        .open(desk.challengeId(), desk.board(), () -> new NewsHours(List.of()), clock.instant());
  }

  /** A turn that sees it, and stores nothing that could wait. */
  private void raise(String bid, String ask) {
    desk.watch(watchlist);
    desk.price(EUR, bid, ask);
    assertThat(desk.watch(watchlist)).as("nothing was decided").isFalse();
  }

  /** As it is stored. */
  private BigDecimal stop() {
    return desk.positions().stream()
        .map(PositionValue::position)
        .filter(each -> each.id().equals(position))
        .findFirst()
        .orElseThrow()
        .protection()
        .stopLoss();
  }
}
