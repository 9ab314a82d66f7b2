package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.challenge.boundary.ChallengeBoundaryFixture;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.OrderRepository;
import org.tradewire.trading.order.control.WatchLedger;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** Reading accounts for the watch writes nothing, whatever happens to them meanwhile. */
class OpenAccountsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private final OrderDesk desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");

  @Test
  void shouldReadAnAccountThatOpensAPositionBetweenTheStatements() {
    desk.price(EUR, "1.10000", "1.10010");
    desk.place("BUY", EUR, "0.1");

    List<LiveAccount> read =
        DATABASE.inTransaction(
            entityManager -> {
              OrderRepository raced =
                  new OrderRepository(entityManager) {
                    @Override
                    public List<TradingPosition> open(Collection<UUID> ids) {
                      desk.place("BUY", EUR, "0.1");
                      return super.open(ids);
                    }
                  };
              return new OpenAccounts(ChallengeBoundaryFixture.books(entityManager, clock), raced)
                  .read(List.of(desk.challengeId()))
                  .accounts();
            });

    assertThat(read).hasSize(1);
    assertThat(desk.positions()).hasSize(2);
  }

  @Test
  void shouldStoreNothingOfAMarkWithinTheTransactionThatRead() {
    desk.price(EUR, "1.10000", "1.10010");
    desk.place("BUY", EUR, "0.1");
    desk.price(EUR, "1.10300", "1.10310");

    DATABASE.doInTransaction(
        entityManager ->
            new OpenAccounts(
                    ChallengeBoundaryFixture.books(entityManager, clock),
                    new OrderRepository(entityManager))
                .read(List.of(desk.challengeId()))
                .accounts()
                .forEach(each -> each.account().mark(FloatingProfit.of(new BigDecimal("300")))));

    assertThat(desk.view().maxEquityEver()).isEqualTo("10000.00");
  }

  @Test
  void shouldReadAllButThoseWhoseTermsItCannot() throws SQLException {
    desk.price(EUR, "1.10000", "1.10010");
    desk.place("BUY", EUR, "0.1");
    ChallengeTemplate broken =
        DATABASE.inTransaction(
            entityManager ->
                TemplateControlFixture.stored(
                    entityManager, TermsFixture.lawless(), clock.instant()));
    OrderDesk unreadable = new OrderDesk(DATABASE, clock, broken);
    DATABASE.execute("UPDATE challenge_template SET terms = '{}' WHERE id = '" + broken.id() + "'");

    WatchLedger.Found found =
        DATABASE.inTransaction(
            entityManager ->
                new OpenAccounts(
                        ChallengeBoundaryFixture.books(entityManager, clock),
                        new OrderRepository(entityManager))
                    .read(List.of(unreadable.challengeId(), desk.challengeId())));

    assertThat(found.accounts())
        .extracting(LiveAccount::challengeId)
        .containsExactly(desk.challengeId());
    assertThat(found.unreadable()).containsOnlyKeys(unreadable.challengeId());
    assertThat(found.unreadable().get(unreadable.challengeId())).contains("terms.time_zone");
  }
}
