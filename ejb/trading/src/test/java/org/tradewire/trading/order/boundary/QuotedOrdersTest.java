package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.instrument.boundary.InstrumentBoundaryFixture;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.instrument.entity.PriceView.State;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** What may be done at quotes that are old or wide. */
class QuotedOrdersTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private OrderDesk desk;

  @BeforeEach
  void begin() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    desk.price(EUR, "1.10000", "1.10010");
  }

  @Test
  void shouldOpenNothingAtAQuoteThatIsTooOldForIt() {
    desk.priced(EUR, old("1.10000", "1.10010"));

    assertThatThrownBy(() -> desk.place("BUY", EUR, "0.5")).has(Refused.as(OrderRefusal.NO_PRICE));
    assertThat(desk.orders()).isEmpty();
    assertThat(desk.published()).isEmpty();
  }

  @Test
  void shouldCloseNothingOnRequestAtSuchAQuoteButProtectAtIt() {
    UUID position =
        desk.place(
                null,
                "MARKET",
                "BUY",
                EUR,
                "0.5",
                null,
                OrderDesk.protection("1.09800", null, null))
            .positionId();
    desk.priced(EUR, old("1.09700", "1.09710"));

    assertThatThrownBy(() -> desk.close(position, null, null))
        .has(Refused.as(OrderRefusal.NO_PRICE));
    assertThat(desk.positions().get(0).position().closings()).isZero();
    desk.watch();

    PositionValue closed = desk.positions().get(0);
    assertThat(closed.position().closeReason()).isEqualTo(CloseReason.STOP_LOSS);
    assertThat(closed.position().closePrice()).isEqualByComparingTo("1.09700");
  }

  @Test
  void shouldLetAWorkingOrderWaitForAQuoteAtWhichItMayBeFilled() {
    desk.place(null, "LIMIT", "BUY", EUR, "0.5", "1.09900", OrderDesk.protection(null, null, null));
    desk.priced(EUR, old("1.09790", "1.09800"));
    desk.watch();
    assertThat(desk.orders().get(0).status()).isEqualTo(OrderStatus.WORKING);

    desk.priced(EUR, PriceView.good(quote("1.09790", "1.09800")));
    desk.watch();
    assertThat(desk.orders().get(0).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(desk.orders().get(0).fillPrice()).isEqualByComparingTo("1.09800");
  }

  @Test
  void shouldMarkAWideBookAsIfItWereNarrowAndCloseAtItAsItIs() {
    UUID position = desk.place("BUY", EUR, "0.5").positionId();
    desk.priced(EUR, wide("1.09800", "1.10210", "1.09950", "1.10060"));

    assertThat(desk.positions().get(0).floatingPnl())
        .as("0.0006 of 50,000, less 2.50")
        .isEqualTo("-32.50");
    assertThatThrownBy(() -> desk.place("BUY", EUR, "0.5")).has(Refused.as(OrderRefusal.NO_PRICE));
    assertThat(desk.close(position, null, null).order().fillPrice())
        .isEqualByComparingTo("1.09800");
    assertThat(desk.positions().get(0).position().realizedPnl())
        .as("0.0021 of 50,000, less 2.50")
        .isEqualTo("-107.50");
    assertThat(desk.view().currentEquity()).isEqualTo("9892.50");
  }

  @Test
  void shouldNotTakeAProfitThatTheBookDoesNotHave() {
    desk.place(
        null, "MARKET", "BUY", EUR, "0.5", null, OrderDesk.protection(null, "1.10100", null));
    desk.priced(EUR, wide("1.09900", "1.10410", "1.10100", "1.10210"));
    desk.watch();
    assertThat(desk.positions().get(0).position().closeReason()).isNull();

    desk.priced(EUR, wide("1.10100", "1.10410", "1.10200", "1.10310"));
    desk.watch();
    assertThat(desk.positions().get(0).position().closeReason()).isEqualTo(CloseReason.TAKE_PROFIT);
    assertThat(desk.positions().get(0).position().closePrice()).isEqualByComparingTo("1.10100");
  }

  @Test
  void shouldRaiseATrailingStopByTheBookItselfWhereItIsWide() {
    desk.place(
        null, "MARKET", "BUY", EUR, "0.5", null, OrderDesk.protection(null, null, "0.00200"));
    desk.priced(EUR, wide("1.09950", "1.10610", "1.10225", "1.10335"));
    desk.watch();
    assertThat(desk.positions().get(0).position().protection().stopLoss())
        .as("its bid less the distance, and not that of the mark")
        .isEqualByComparingTo("1.09750");
  }

  @Test
  void shouldNotRaiseThePeakByAMarkThatIsBetterThanTheBook() {
    desk.place("BUY", EUR, "0.5");
    desk.priced(EUR, wide("1.09950", "1.10610", "1.10225", "1.10335"));
    assertThat(desk.watch().orElseThrow().floatingPnl())
        .as("0.00215 of 50,000, less 2.50")
        .isEqualByComparingTo("105.00");
    assertThat(desk.view().maxEquityEver()).isEqualByComparingTo("10000");

    desk.priced(EUR, PriceView.good(quote("1.10225", "1.10235")));
    desk.watch();
    assertThat(desk.view().maxEquityEver()).isEqualByComparingTo("10105.00");
  }

  @Test
  void shouldNotActOnAPriceThatIsNotOfNow() {
    desk.place(
        null, "MARKET", "BUY", EUR, "0.5", null, OrderDesk.protection("1.09800", null, null));
    Quote quote = quote("1.09700", "1.09710");
    desk.priced(EUR, new PriceView(State.LAST, quote, quote, Duration.ofSeconds(6), false, false));
    desk.watch();

    assertThat(desk.positions().get(0).position().closeReason()).isNull();
    assertThat(desk.positions().get(0).floatingPnl()).isNull();
  }

  @Test
  void shouldNameTheInstrumentsThatItNeedsAPriceOf() {
    desk.place("BUY", EUR, "0.5");
    desk.price("GBP-USD", "1.27000", "1.27010");
    desk.place(null, "LIMIT", "BUY", "GBP-USD", "0.5", "1.26000", Protection.none());

    assertThat(desk.read().orElseThrow().symbols()).containsExactlyInAnyOrder(EUR, "GBP-USD");
  }

  private static PriceView old(String bid, String ask) {
    Quote quote = quote(bid, ask);
    return new PriceView(State.LIVE, quote, quote, Duration.ofMillis(1_001), false, false);
  }

  private static PriceView wide(String bid, String ask, String markBid, String markAsk) {
    return new PriceView(
        State.LIVE, quote(markBid, markAsk), quote(bid, ask), Duration.ZERO, false, true);
  }

  private static Quote quote(String bid, String ask) {
    return InstrumentBoundaryFixture.quote(EUR, bid, ask);
  }
}
