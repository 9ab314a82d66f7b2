package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.instrument.boundary.InstrumentBoundaryFixture;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** When something may be opened, closed or filled: news, sessions, weekends, locks. */
class OrderHoursTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-06T13:27:59Z"));

  @BeforeEach
  void announcePayrolls() {
    DATABASE.doInTransaction(
        entityManager -> {
          Caller admin =
              AccountFixture.user(
                  entityManager,
                  "admin-" + UUID.randomUUID().toString().substring(0, 8),
                  Role.ADMIN);
          InstrumentBoundaryFixture.calendar(entityManager, clock)
              .add(
                  admin,
                  List.of(
                      new ReleaseDraft("2026-03-06T13:30:00Z", "USD", "Payrolls", "HIGH", null)));
        });
  }

  @Test
  void shouldTradeNothingAroundNewsOnAFundedAccount() throws Exception {
    OrderDesk desk = desk("TWO_STEP_100K");
    desk.phase(ChallengePhase.FUNDED);
    UUID open = desk.place("BUY", EUR, "1").positionId();
    desk.place(null, "LIMIT", "BUY", EUR, "1", "1.09000", Protection.none());
    desk.protect(open, OrderDesk.protection("1.09900", null, null));

    clock.set(Instant.parse("2026-03-06T13:28:00Z"));
    assertThatThrownBy(() -> desk.place("BUY", EUR, "1"))
        .is(Refused.as(OrderRefusal.ORDER_REFUSED))
        .hasMessageContaining("Payrolls (USD");
    assertThatThrownBy(() -> desk.close(open, null, null)).hasMessageContaining("Payrolls");
    desk.price(EUR, "1.08990", "1.09000");
    clock.set(Instant.parse("2026-03-06T13:32:00Z"));
    desk.watch();
    assertThat(desk.positions()).hasSize(1).allMatch(each -> each.position().closedAt() == null);

    clock.set(Instant.parse("2026-03-06T13:32:01Z"));
    desk.watch();

    assertThat(desk.positions().get(1).position().closeReason()).isEqualTo(CloseReason.STOP_LOSS);
    assertThat(desk.orders()).noneMatch(each -> each.status() == OrderStatus.WORKING);
  }

  @Test
  void shouldTradeThroughNewsInAnEvaluation() {
    OrderDesk desk = desk("TWO_STEP_100K");
    clock.set(Instant.parse("2026-03-06T13:30:00Z"));

    assertThat(desk.place("BUY", EUR, "1").status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void shouldCloseEverythingAtTheEndOfASessionAndOpenNothingUntilTheNext() {
    clock.set(Instant.parse("2026-03-05T21:09:59Z"));
    OrderDesk desk = desk("FUTURES_50K");
    desk.place("BUY", EUR, "1");
    desk.watch();
    assertThat(desk.positions().get(0).position().closedAt()).isNull();

    clock.set(Instant.parse("2026-03-05T21:10:00Z"));
    desk.watch();

    assertThat(desk.positions().get(0).position().closeReason()).isEqualTo(CloseReason.CLOSURE);
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);
    assertThatThrownBy(() -> desk.place("BUY", EUR, "1"))
        .hasMessageContaining("closed until 2026-03-05T23:00:00Z");
    clock.set(Instant.parse("2026-03-05T23:00:00Z"));
    assertThat(desk.place("BUY", EUR, "1").status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void shouldLockTheDayAtItsLossAndCloseWhatIsOpen() {
    clock.set(Instant.parse("2026-03-05T15:00:00Z"));
    OrderDesk desk = desk("FUTURES_50K");
    desk.place("BUY", EUR, "2");
    desk.place(null, "LIMIT", "BUY", EUR, "1", "1.09000", Protection.none());
    desk.price(EUR, "1.09515", "1.09525");

    desk.watch();

    assertThat(desk.view().status()).as("exactly 1,000.00 lost").isEqualTo(ChallengeStatus.ACTIVE);
    assertThat(desk.view().currentEquity()).isEqualTo("49000.00");
    assertThat(desk.view().objectives().lockedUntil())
        .isEqualTo(Instant.parse("2026-03-05T23:00:00Z"));
    assertThat(desk.positions().get(0).position().closeReason()).isEqualTo(CloseReason.RULE);
    assertThat(desk.orders()).noneMatch(each -> each.status() == OrderStatus.WORKING);
    assertThat(desk.published())
        .filteredOn(text -> text.contains("DAILY_LOSS_LIMIT_HIT"))
        .hasSize(1);
    assertThatThrownBy(() -> desk.place("BUY", EUR, "1")).hasMessageContaining("loss limit");
  }

  @Test
  void shouldBookWhatIsOpenWhenTheNextDaysFloorIsAboveIt() {
    clock.set(Instant.parse("2026-03-05T15:00:00Z"));
    OrderDesk desk = desk("BALANCE_100K");
    UUID winner = desk.place("BUY", EUR, "10").positionId();
    desk.price(EUR, "1.10415", "1.10425");
    desk.close(winner, null, null);
    clock.set(Instant.parse("2026-03-05T15:00:01Z"));
    desk.place("BUY", EUR, "20");
    desk.price(EUR, "1.10030", "1.10040");
    desk.watch();
    assertThat(desk.view().equity()).as("above the day's 95,000").isEqualTo("96000.00");

    clock.set(Instant.parse("2026-03-05T22:00:00Z"));
    desk.beginDays();
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);
    assertThat(desk.view().objectives().dailyFloor()).as("95 % of 104,000").isEqualTo("98800.00");
    desk.watch();

    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.FAILED);
    assertThat(desk.positions().get(0).position().closeReason()).isEqualTo(CloseReason.RULE);
    assertThat(desk.view().currentEquity()).as("a night's swap of 144").isEqualTo("95856.00");
  }

  private OrderDesk desk(String template) {
    OrderDesk desk = new OrderDesk(DATABASE, clock, template);
    desk.price(EUR, "1.10000", "1.10010");
    return desk;
  }
}
