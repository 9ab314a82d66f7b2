package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.order.control.Decision;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.OrderType;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class OrdersTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant MONDAY = Instant.parse("2026-03-16T12:00:00Z");
  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(MONDAY);
  private OrderDesk desk;

  /** As the servers' pools do: whoever waits for a lock fails, and does not wait for good. */
  @BeforeAll
  static void limitWaiting() throws SQLException {
    DATABASE.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = %L',"
            + " current_database(), '2s'); END $$");
  }

  @BeforeEach
  void begin() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    desk.price(EUR, "1.10000", "1.10010");
  }

  @Test
  void shouldBuyAtTheAskAndTellInOrder() {
    TradingOrder order = desk.place("BUY", EUR, "0.5");

    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(order.fillPrice()).isEqualByComparingTo("1.10010");
    PositionValue value = desk.positions().get(0);
    assertThat(value.position().margin()).as("1 % of 55,005").isEqualTo(new BigDecimal("550.05"));
    assertThat(value.position().commission()).isEqualTo(new BigDecimal("2.50"));
    assertThat(value.floatingPnl()).as("spread 5.00 and commission").isEqualTo("-7.50");
    assertThat(desk.published()).hasSize(3);
    assertThat(desk.published().get(0)).contains("CHALLENGE_STATUS_CHANGED", "\"seq\":1,");
    assertThat(desk.published().get(1)).contains("ORDER_UPDATED", "\"FILLED\"", "\"seq\":2,");
    assertThat(desk.published().get(2)).contains("POSITION_UPDATED", "\"OPEN\"", "\"seq\":3,");
    assertThat(desk.view().currentEquity()).as("nothing is realised").isEqualTo("10000.00");
    assertThat(desk.view().floatingPnl()).isEqualTo("-7.50");
    assertThat(desk.view().equity()).isEqualTo("9992.50");
    assertThat(desk.view().objectives().tradingDays()).isEqualTo(1);
  }

  @Test
  void shouldBookWhatAClosedPositionBrought() {
    UUID position = desk.place("SELL", EUR, "1").positionId();
    desk.price(EUR, "1.09890", "1.09900");

    TradingOrder closing = desk.close(position, null, null).order();

    assertThat(closing.fillPrice()).isEqualByComparingTo("1.09900");
    assertThat(closing.closes()).isTrue();
    PositionValue value = desk.positions().get(0);
    assertThat(value.position().closeReason()).isEqualTo(CloseReason.REQUESTED);
    assertThat(value.position().realizedPnl()).as("100.00 less 5.00").isEqualTo("95.00");
    assertThat(desk.view().currentEquity()).isEqualTo("10095.00");
    assertThat(desk.view().floatingPnl()).isEqualByComparingTo("0");
    assertThat(desk.view().totalTrades()).isEqualTo(1);
    assertThat(desk.published())
        .anySatisfy(text -> assertThat(text).contains("EQUITY_UPDATED", "\"trade_pnl\":\"95.00\""));
    assertConsecutive();
  }

  @Test
  void shouldRealizeAWinWhileALossIsOpen() {
    UUID bought = desk.place("BUY", EUR, "1").positionId();
    desk.place("SELL", EUR, "1");
    desk.price(EUR, "1.10200", "1.10210");

    desk.close(bought, null, null);

    assertThat(desk.view().currentEquity()).isEqualTo("10185.00");
    assertThat(desk.view().equity()).as("two spreads, two commissions").isEqualTo("9970.00");
    assertThat(desk.view().maxEquityEver()).isEqualTo("10000.00");
  }

  @Test
  void shouldLoseNothingBetweenTheParts() {
    UUID position = desk.place("BUY", EUR, "0.37").positionId();
    desk.price(EUR, "1.10137", "1.10147");
    BigDecimal before = desk.positions().get(0).floatingPnl();

    desk.close(position, null, "0.11");
    desk.close(position, null, "0.13");
    desk.close(position, null, null);

    PositionValue closed = desk.positions().get(0);
    assertThat(closed.position().realizedPnl().subtract(before).abs())
        .as("a cent a part")
        .isLessThanOrEqualTo(new BigDecimal("0.02"));
    assertThat(closed.position().commission()).isEqualByComparingTo("0");
    assertThat(closed.position().margin()).isEqualByComparingTo("0");
    assertThat(desk.view().totalPnl()).isEqualByComparingTo(closed.position().realizedPnl());
    assertThat(desk.view().totalTrades()).isEqualTo(3);
  }

  @Test
  void shouldRefuseANameThatIsUsedAgainWithAnotherProtection() {
    Protection first = OrderDesk.protection("1.09000", null, "0.00200");
    TradingOrder placed = desk.place("safe", "MARKET", "BUY", EUR, "0.1", null, first);

    Protection same = OrderDesk.protection("1.0900", null, "0.002");
    assertThat(desk.place("safe", "MARKET", "BUY", EUR, "0.1", null, same).id())
        .isEqualTo(placed.id());
    for (Protection other :
        List.of(
            Protection.none(),
            OrderDesk.protection("1.09100", null, "0.00200"),
            OrderDesk.protection("1.09000", "1.20000", "0.00200"),
            OrderDesk.protection("1.09000", null, null))) {
      assertThatThrownBy(() -> desk.place("safe", "MARKET", "BUY", EUR, "0.1", null, other))
          .is(Refused.as(OrderRefusal.NAME_TAKEN))
          .hasMessageContaining("safe");
    }
  }

  @Test
  void shouldGiveTheFirstAnswerAgainWhenANameIsUsedAgain() {
    TradingOrder first = place("mine", "BUY", "0.1");
    assertThat(place("mine", "BUY", "0.10").id()).isEqualTo(first.id());
    assertThat(desk.positions()).hasSize(1);

    assertThatThrownBy(() -> place("mine", "BUY", "0.2"))
        .is(Refused.as(OrderRefusal.NAME_TAKEN))
        .hasMessageContaining("mine");

    Orders.Placed closed = desk.close(first.positionId(), "out", null);
    assertThat(desk.close(first.positionId(), "out", null).order().id())
        .isEqualTo(closed.order().id());
    assertThat(desk.view().totalTrades()).isEqualTo(1);

    UUID other = place("other", "BUY", "0.1").positionId();
    assertThatThrownBy(() -> desk.close(other, "out", null))
        .as("the name of another closing")
        .hasMessageContaining("out");
    assertThatThrownBy(() -> desk.close(other, "mine", null))
        .as("the name of an order")
        .hasMessageContaining("mine");
  }

  @Test
  void shouldLookUpARepetitionBeforeAnythingIsChecked() {
    TradingOrder first = place("mine", "BUY", "0.1");
    desk.close(first.positionId(), "out", null);
    desk.noPrice(EUR);
    CaseInstruments instruments = new CaseInstruments(DATABASE, clock);
    instruments.override(
        Json.createObjectBuilder()
            .add(EUR, Json.createObjectBuilder().add("enabled", false).add("least", "1"))
            .build());
    try {
      assertThat(place("mine", "BUY", "0.1").id()).isEqualTo(first.id());
      assertThat(desk.close(first.positionId(), "out", null).repeated()).isTrue();
      assertThatThrownBy(() -> place("mine", "HOLD", "0.1"))
          .as("another order, ill-formed as it is")
          .is(Refused.as(OrderRefusal.NAME_TAKEN));
      assertThatThrownBy(() -> place("new", "BUY", "0.1"))
          .is(Refused.as(OrderRefusal.INVALID_ORDER));
    } finally {
      instruments.restore();
    }
  }

  @Test
  void shouldLeaveNoHoleWhereADayBeginsWithWhatIsNotDone() {
    UUID position = place("mine", "BUY", "0.1").positionId();
    clock.advance(Duration.ofDays(1));
    place("mine", "BUY", "0.1");
    assertThat(desk.published()).last().asString().contains("DAY_STARTED");
    assertConsecutive();

    desk.protect(position, OrderDesk.protection("1.09900", null, null));
    LiveAccount outdated = desk.read().orElseThrow();
    desk.protect(position, OrderDesk.protection("1.09800", null, null));
    clock.advance(Duration.ofDays(1));
    desk.price(EUR, "1.09850", "1.09860");
    assertThat(desk.settle(desk.decide(outdated).orElseThrow())).isFalse();
    assertThat(desk.published()).last().asString().contains("DAY_STARTED");
    assertConsecutive();
  }

  @Test
  void shouldNotWaitInTheWatchForAnAccountThatIsHeld() throws SQLException {
    UUID position = place("mine", "BUY", "0.1").positionId();
    desk.protect(position, OrderDesk.protection("1.09900", null, null));
    desk.price(EUR, "1.09850", "1.09860");
    Decision decision = desk.decide(desk.read().orElseThrow()).orElseThrow();
    try (Connection frozen = DATABASE.dataSource().getConnection();
        Statement statement = frozen.createStatement()) {
      frozen.setAutoCommit(false);
      statement.execute(
          "SELECT 1 FROM challenge WHERE id = '" + desk.challengeId() + "' FOR UPDATE");

      assertThat(desk.settle(decision)).isFalse();

      frozen.rollback();
    }
    assertThat(desk.settle(decision)).isTrue();
    assertThat(desk.positions().get(0).position().closeReason()).isEqualTo(CloseReason.STOP_LOSS);
  }

  @Test
  void shouldFillWaitingOrdersWhenTheirPriceIsReached() {
    TradingOrder limit = waiting("LIMIT", "BUY", "1.09500");
    TradingOrder stop = waiting("STOP", "SELL", "1.09600");
    desk.watch();
    assertThat(desk.orders()).allMatch(each -> each.status() == OrderStatus.WORKING);

    desk.price(EUR, "1.09595", "1.09605");
    desk.watch();
    assertThat(status(stop)).isEqualTo(OrderStatus.FILLED);
    assertThat(status(limit)).isEqualTo(OrderStatus.WORKING);

    desk.price(EUR, "1.09480", "1.09490");
    desk.watch();
    assertThat(status(limit)).isEqualTo(OrderStatus.FILLED);
    assertThat(find(limit).fillPrice()).as("better than its price").isEqualByComparingTo("1.0949");
    assertConsecutive();
  }

  @Test
  void shouldCancelAWaitingOrderOnce() {
    TradingOrder limit = waiting("LIMIT", "BUY", "1.09500");

    desk.cancel(limit.id());

    assertThat(status(limit)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(desk.read()).isEmpty();
    assertThatThrownBy(() -> desk.cancel(limit.id()))
        .is(Refused.as(OrderRefusal.ORDER_REFUSED))
        .hasMessageContaining("CANCELLED");
  }

  @Test
  void shouldCloseAtStopAndTarget() {
    protectedBuy("1.09900", null, null);
    protectedBuy(null, "1.10200", null);

    desk.price(EUR, "1.10205", "1.10215");
    desk.watch();
    assertThat(reasons()).containsExactly(CloseReason.TAKE_PROFIT, null);

    desk.price(EUR, "1.09880", "1.09890");
    desk.watch();
    assertThat(reasons()).containsExactly(CloseReason.TAKE_PROFIT, CloseReason.STOP_LOSS);
    assertThat(desk.positions().get(1).position().closePrice())
        .as("at market, behind the gap")
        .isEqualByComparingTo("1.0988");
  }

  @Test
  void shouldLetATrailingStopFollowAndKeepWhatItReached() {
    protectedBuy(null, null, "0.00100");
    desk.watch();
    desk.price(EUR, "1.10300", "1.10310");
    desk.watch();
    assertThat(desk.positions().get(0).position().protection().stopLoss())
        .isEqualByComparingTo("1.10200");

    desk.price(EUR, "1.10250", "1.10260");
    desk.watch();
    assertThat(reasons()).containsExactly((CloseReason) null);

    desk.price(EUR, "1.10200", "1.10210");
    desk.watch();
    assertThat(reasons()).containsExactly(CloseReason.TRAILING_STOP);
  }

  @Test
  void shouldEndTheChallengeAtTheTickThatBreaksItsLimit() {
    desk.place("BUY", EUR, "2");
    waiting("LIMIT", "BUY", "1.05000");
    desk.price(EUR, "1.09750", "1.09760");
    desk.watch();
    assertThat(desk.view().status()).as("530.00 of 500.00 is beyond").isNotNull();
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.FAILED);
    assertThat(desk.view().failureReason()).isEqualTo(StatusReason.MAX_DAILY_DRAWDOWN);
    assertThat(desk.view().currentEquity()).as("what it was worth then").isEqualTo("9470.00");
    assertThat(reasons()).containsExactly(CloseReason.RULE);
    assertThat(desk.orders())
        .filteredOn(each -> each.type() == OrderType.LIMIT)
        .allMatch(each -> each.status() == OrderStatus.CANCELLED);
    assertThat(desk.published())
        .filteredOn(text -> text.contains("CHALLENGE_STATUS_CHANGED"))
        .last()
        .asString()
        .contains("MAX_DAILY_DRAWDOWN");
    assertConsecutive();
    assertThat(desk.read()).isEmpty();
    assertThatThrownBy(() -> desk.place("BUY", EUR, "0.1"))
        .is(Refused.as(ChallengeRefusal.CHALLENGE_ENDED));
  }

  @Test
  void shouldWarnOnceForEachCrossingAlsoWhereNothingIsTraded() {
    desk.place("BUY", EUR, "2");
    desk.price(EUR, "1.09800", "1.09810");
    desk.watch();
    desk.watch();
    assertThat(warnings()).as("430.00 of 500.00").isEqualTo(1);

    desk.price(EUR, "1.09990", "1.10000");
    desk.watch();
    desk.price(EUR, "1.09800", "1.09810");
    desk.watch();
    assertThat(warnings()).isEqualTo(2);
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);
  }

  @Test
  void shouldReachTheTargetWithWhatIsClosedAlone() {
    UUID winner = desk.place("BUY", EUR, "2").positionId();
    waiting("LIMIT", "BUY", "1.05000");
    desk.price(EUR, "1.10600", "1.10610");
    desk.watch();
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);
    assertThat(reasons()).containsExactly((CloseReason) null);

    desk.close(winner, null, null);

    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.FUNDED);
    assertThat(desk.view().currentEquity()).isEqualTo("11170.00");
    assertThat(desk.orders())
        .filteredOn(each -> each.type() == OrderType.LIMIT)
        .allMatch(each -> each.status() == OrderStatus.CANCELLED);
  }

  @Test
  void shouldDoNothingWhenTheAccountHasChangedSinceItWasDecided() {
    UUID position = protectedBuy("1.09900", null, null);
    desk.price(EUR, "1.09880", "1.09890");
    var account = desk.read().orElseThrow();
    var decision = desk.decide(account).orElseThrow();
    desk.price(EUR, "1.09950", "1.09960");
    desk.protect(position, Protection.none());

    assertThat(desk.settle(decision)).isFalse();

    assertThat(reasons()).containsExactly((CloseReason) null);
  }

  @Test
  void shouldNotJudgeWhatHasNoPrice() {
    desk.place("BUY", EUR, "2");
    desk.noPrice(EUR);

    desk.watch();

    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);
    assertThatThrownBy(() -> desk.close(desk.positions().get(0).position().id(), null, null))
        .is(Refused.as(OrderRefusal.NO_PRICE))
        .hasMessageContaining("no live price");
  }

  @Test
  void shouldConvertAtTheSideThatIsWorse() {
    desk.price("USD-JPY", "150.000", "150.010");
    UUID position = desk.place("BUY", "USD-JPY", "1").positionId();
    desk.price("USD-JPY", "150.110", "150.120");

    desk.close(position, null, null);

    // 10,000 JPY gained at 150.120, less a commission of 750 JPY that was bought at 150.000.
    assertThat(desk.view().currentEquity()).isEqualTo("10061.61");
  }

  @Test
  void shouldChargeEveryNight() {
    UUID position = desk.place("BUY", EUR, "1").positionId();
    clock.set(Instant.parse("2026-03-19T12:00:00Z"));
    desk.price(EUR, "1.10010", "1.10020");

    desk.close(position, null, null);

    assertThat(desk.view().currentEquity())
        .as("Monday, Tuesday, and Wednesday three times: 5 nights of -7.20, and 5.00")
        .isEqualTo("9959.00");
  }

  @Test
  void shouldRefuseWhatTheInstrumentDoesNotAllow() {
    refused("BUY", EUR, "0.005", "quantity");
    refused("BUY", EUR, "0.015", "quantity");
    refused("BUY", EUR, "51", "quantity");
    refused("HOLD", EUR, "1", "side");
    refused("BUY", "NO-SUCH", "1", "symbol");
    assertThatThrownBy(() -> waiting("LIMIT", "BUY", "1.095001"))
        .hasMessageContaining("multiple of 0.00001");
    assertThatThrownBy(() -> waiting("LIMIT", "BUY", null)).hasMessageContaining("price");
    assertThatThrownBy(() -> protectedBuy("1.10005", null, null))
        .as("a stop above the bid")
        .hasMessageContaining("stop_loss must be below 1.1");
    assertThat(desk.positions()).isEmpty();
    assertThat(desk.published()).as("nothing of what was refused is told").isEmpty();
  }

  @Test
  void shouldRefuseWhatTheMarginDoesNotBear() {
    desk.price("BTC-USD", "60000.00", "60001.00");

    assertThatThrownBy(() -> desk.place("BUY", "BTC-USD", "0.4"))
        .is(Refused.as(OrderRefusal.ORDER_REFUSED))
        .hasMessageContaining("margin of 12000.20 USD; 10000.00 is free");

    desk.place("BUY", "BTC-USD", "0.3");
    assertThatThrownBy(() -> desk.place("BUY", "BTC-USD", "0.04")).hasMessageContaining("is free");
  }

  @Test
  void shouldLeaveOrdersToTheOwner() {
    Caller stranger = user(Role.TRADER);
    Caller platform = user(Role.SERVICE);
    assertThatThrownBy(() -> placeAs(stranger)).is(Refused.as(ChallengeRefusal.NOT_OWNER));
    assertThatThrownBy(() -> placeAs(platform)).is(Refused.as(AccountRefusal.NOT_PERMITTED));
  }

  @Test
  void shouldGiveUpWhatIsOpenWhenTheChallengeEndedElsewhere() throws Exception {
    desk.place("BUY", EUR, "0.1");
    DATABASE.execute(
        "UPDATE challenge SET status = 'FAILED', failure_reason = 'INACTIVITY', ended_at = now(),"
            + " next_reset_at = NULL WHERE id = '"
            + desk.challengeId()
            + "'");

    desk.watch();

    assertThat(reasons()).containsExactly(CloseReason.CHALLENGE_ENDED);
    assertThat(desk.view().currentEquity()).isEqualTo("10000.00");
    assertThat(desk.read()).isEmpty();
  }

  @Test
  void shouldBeginTheDayWithWhatIsOpen() {
    desk.place("BUY", EUR, "1");
    desk.price(EUR, "1.10110", "1.10120");
    desk.watch();
    clock.advance(Duration.ofDays(1));

    desk.place("BUY", EUR, "0.01");

    assertThat(desk.view().dailyStartEquity())
        .as("100.00 less 5.00 and a night's swap of 7.20 open")
        .isEqualTo("10087.80");
    assertThat(desk.view().objectives().dailyStartBalance()).isEqualTo("10000.00");
    assertThat(desk.view().objectives().tradingDays()).isEqualTo(2);
    assertThat(desk.published()).anySatisfy(text -> assertThat(text).contains("DAY_STARTED"));
    assertConsecutive();
  }

  private TradingOrder place(String name, String side, String lots) {
    return desk.place(name, "MARKET", side, EUR, lots, null, Protection.none());
  }

  private TradingOrder waiting(String type, String side, String price) {
    return desk.place(null, type, side, EUR, "0.1", price, Protection.none());
  }

  private UUID protectedBuy(String stop, String target, String trailing) {
    clock.advance(Duration.ofMillis(1));
    return desk.place(
            null, "MARKET", "BUY", EUR, "0.1", null, OrderDesk.protection(stop, target, trailing))
        .positionId();
  }

  private void placeAs(Caller caller) {
    desk.place(caller, null, "MARKET", "BUY", EUR, "0.1", null, Protection.none());
  }

  private static Caller user(Role role) {
    return DATABASE.inTransaction(
        entityManager ->
            AccountFixture.user(
                entityManager, "user-" + UUID.randomUUID().toString().substring(0, 8), role));
  }

  private void refused(String side, String symbol, String lots, String field) {
    assertThatThrownBy(() -> desk.place(side, symbol, lots))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).contains(field))
        .is(Refused.as(OrderRefusal.INVALID_ORDER));
  }

  private TradingOrder find(TradingOrder order) {
    return desk.orders().stream()
        .filter(each -> each.id().equals(order.id()))
        .findFirst()
        .orElseThrow();
  }

  private OrderStatus status(TradingOrder order) {
    return find(order).status();
  }

  /** Of the positions, last opened first. */
  private List<CloseReason> reasons() {
    return desk.positions().stream()
        .map(PositionValue::position)
        .map(TradingPosition::closeReason)
        .toList();
  }

  private long warnings() {
    return desk.published().stream().filter(text -> text.contains("HIGH_DAILY_DRAWDOWN")).count();
  }

  private void assertConsecutive() {
    List<String> published = desk.published();
    for (int i = 0; i < published.size(); i++) {
      assertThat(published.get(i)).contains("\"seq\":" + (i + 1) + ",");
    }
    assertThat(desk.view().eventSeq()).isEqualTo(published.size());
  }
}
