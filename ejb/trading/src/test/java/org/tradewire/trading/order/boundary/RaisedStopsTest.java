package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** Where a trailing stop has come in memory, when its account is read again. */
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
    watchlist = desk.watchlist();
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
  void shouldBeStoredWhenAnotherNodeLooksAtTheAccount() {
    raise("1.10300", "1.10310");
    watchlist.outdated(Map.of());

    assertThat(stop()).isEqualByComparingTo("1.10200");
  }

  /** In memory, as between two savings. */
  private void raise(String bid, String ask) {
    desk.watch(watchlist);
    desk.price(EUR, bid, ask);
    BigDecimal before = stop();
    assertThat(desk.watch(watchlist)).as("nothing was decided").isFalse();
    assertThat(stop()).as("is not stored each turn").isEqualTo(before);
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
