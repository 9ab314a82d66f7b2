package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** An account that ended elsewhere while something was open is worth its balance. */
class EndedAccountsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private OrderDesk desk;

  @BeforeEach
  void buy() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    desk.price(EUR, "1.10000", "1.10010");
    desk.place("BUY", EUR, "2");
  }

  @Test
  void shouldBeWorthNothingMoreThanItsBalanceAfterAWin() {
    desk.price(EUR, "1.10300", "1.10310");
    desk.watch();
    desk.report("loss", "-1100", clock.instant());

    desk.watch();

    settled("8900.00");
  }

  @Test
  void shouldBeWorthNothingLessThanItsBalanceAfterALoss() throws SQLException {
    desk.price(EUR, "1.09900", "1.09910");
    desk.watch();
    DATABASE.execute(
        "UPDATE challenge SET status = 'FAILED', failure_reason = 'INACTIVITY', ended_at = now(),"
            + " next_reset_at = NULL WHERE id = '"
            + desk.challengeId()
            + "'");

    desk.watch();

    settled("10000.00");
  }

  @Test
  void shouldEndWithItsDayWhereAStopIsReachedAtOnce() {
    ChallengeTerms lawless = TermsFixture.lawless();
    ChallengeTerms oneDay =
        new ChallengeTerms(
            lawless.days(),
            null,
            null,
            null,
            null,
            0,
            1,
            0,
            lawless.alertThresholdPercent(),
            lawless.targetBasis(),
            true,
            List.of(),
            lawless.phases());
    ChallengeTemplate template =
        DATABASE.inTransaction(
            entityManager -> TemplateControlFixture.stored(entityManager, oneDay, clock.instant()));
    desk = new OrderDesk(DATABASE, clock, template);
    desk.price(EUR, "1.10000", "1.10010");
    desk.place(null, "MARKET", "BUY", EUR, "1", null, OrderDesk.protection("1.09900", null, null));
    desk.place(null, "LIMIT", "BUY", EUR, "1", "1.09850", Protection.none());
    clock.set(Instant.parse("2026-03-17T12:00:00Z"));
    desk.watch();
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);

    clock.set(Instant.parse("2026-03-18T00:00:00.010Z"));
    desk.price(EUR, "1.09800", "1.09810");
    desk.watch();

    settled("10000.00");
    assertThat(desk.orders()).noneMatch(each -> each.status() == OrderStatus.WORKING);
  }

  private void settled(String balance) {
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.FAILED);
    assertThat(desk.positions())
        .allMatch(each -> each.position().status() == TradingPosition.Status.CLOSED);
    assertThat(desk.view().floatingPnl()).isEqualByComparingTo("0");
    assertThat(desk.view().currentEquity()).isEqualTo(balance);
    assertThat(desk.view().equity()).isEqualTo(balance);
  }
}
