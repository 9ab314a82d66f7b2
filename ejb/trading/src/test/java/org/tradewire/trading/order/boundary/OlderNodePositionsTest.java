package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/**
 * A rolling upgrade: nodes of before open and close positions and do not count them; what is open
 * is known nevertheless to whoever books a trade or begins a day.
 */
class OlderNodePositionsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private OrderDesk desk;

  @BeforeEach
  void begin() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    desk.price(EUR, "1.10000", "1.10010");
    desk.report("first", "0.01", clock.instant());
  }

  @Test
  void shouldCountWhatOlderNodesOpenAndClose() throws SQLException {
    desk.place("BUY", EUR, "0.1");
    assertThat(counted()).isEqualTo(1);

    olderNodeOpens();
    assertThat(counted()).isEqualTo(2);

    olderNodeClosesAll();
    assertThat(counted()).isZero();
  }

  @Test
  void shouldNotLiftALossWhileSomethingIsOpen() throws SQLException {
    olderNodeOpens();

    desk.report("loss", "-10400", clock.instant());

    assertThat(desk.view().currentEquity()).isEqualTo("-399.99");
    assertThat(desk.view().adjustments()).isEqualByComparingTo("0");
  }

  @Test
  void shouldNotPassWhileSomethingIsOpen() throws SQLException {
    olderNodeOpens();

    desk.report("win", "1200", clock.instant());
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);

    clock.set(Instant.parse("2026-03-17T00:00:00Z"));
    desk.beginDays();
    assertThat(desk.view().status()).as("nor with the day").isEqualTo(ChallengeStatus.ACTIVE);
  }

  @Test
  void shouldTakeADayForOneThatBeganFlatOnlyWhereNothingWasOpen() throws SQLException {
    olderNodeOpens();
    clock.set(Instant.parse("2026-03-17T00:00:00Z"));
    desk.beginDays();
    assertThat(
            DATABASE.<Boolean>inTransaction(
                entityManager ->
                    new ChallengeRepository(entityManager)
                        .lock(desk.challengeId())
                        .orElseThrow()
                        .day()
                        .startedFlat()))
        .as("what is open was worth nothing when it was marked last")
        .isFalse();
  }

  /** A row of its own; of the account it writes no count. */
  private void olderNodeOpens() throws SQLException {
    DATABASE.execute(
        "INSERT INTO trading_position (id, challenge_id, symbol, side, opened_quantity, quantity,"
            + " contract_size, quote_currency, open_price, opened_at, commission, margin, status,"
            + " closings, realized_pnl) VALUES (gen_random_uuid(), '"
            + desk.challengeId()
            + "', 'EUR-USD', 'BUY', 1, 1, 100000, 'USD', 1.1001, now(), 5, 1100, 'OPEN', 0, 0)");
  }

  private void olderNodeClosesAll() throws SQLException {
    DATABASE.execute(
        "UPDATE trading_position SET status = 'CLOSED', quantity = 0, closed_at = now(),"
            + " close_reason = 'STOP_LOSS' WHERE challenge_id = '"
            + desk.challengeId()
            + "'");
  }

  private int counted() {
    return DATABASE.inTransaction(
        entityManager ->
            new ChallengeRepository(entityManager)
                .lock(desk.challengeId())
                .orElseThrow()
                .ledger()
                .openPositions());
  }
}
