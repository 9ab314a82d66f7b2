package org.tradewire.trading.instrument.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** An installation that collects nothing of the venues that instruments name. */
class UnheardPricesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String BTC = "BTC-USD";
  private static final VenueSymbol SIMULATED = new VenueSymbol("SIMULATOR", BTC);

  private static final String POSITION =
      "INSERT INTO trading_position (id, challenge_id, symbol, side, opened_quantity, quantity,"
          + " contract_size, quote_currency, open_price, opened_at, commission, margin, status,"
          + " closings, realized_pnl) VALUES (gen_random_uuid(), gen_random_uuid(), 'BTC-USD',"
          + " 'BUY', 1, 1, 1, 'USD', 67000, now(), 0, 1000, 'OPEN', 0, 0)";

  private static final String ORDER =
      "INSERT INTO trading_order (id, challenge_id, symbol, side, type, quantity, price, closes,"
          + " status, created_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'BTC-USD', 'BUY',"
          + " 'LIMIT', 1, 60000, FALSE, 'WORKING', now())";

  private static final String CANDLE =
      "INSERT INTO candle (venue, symbol, time_frame, open_time, open, high, low, close, volume,"
          + " quote_volume, trades, taker_buy_volume)"
          + " VALUES ('KRAKEN', 'BTC-USD', '1d', '2026-03-15T00:00:00Z', 1, 1, 1, 1, 1, 1, 1, 1)";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(10);
  private PriceNode node;

  /** Of accounts that do not matter here. */
  @BeforeAll
  static void forgetAccounts() throws SQLException {
    DATABASE.execute(
        "ALTER TABLE trading_position DROP CONSTRAINT trading_position_challenge_id_fkey");
    DATABASE.execute("ALTER TABLE trading_order DROP CONSTRAINT trading_order_challenge_id_fkey");
  }

  @BeforeEach
  void begin() throws Exception {
    DATABASE.execute("DELETE FROM price_pin");
    DATABASE.execute("DELETE FROM candle");
    DATABASE.execute("DELETE FROM trading_order");
    DATABASE.execute("DELETE FROM trading_position");
    DATABASE.execute(
        "UPDATE instrument SET venues = 'COINBASE,KRAKEN', row_version = 0 WHERE symbol = '"
            + BTC
            + "'");
  }

  @AfterEach
  void end() {
    node.end();
  }

  @Test
  void shouldBePricedByTheSimulatedMarketWhereThatIsAllowedAndThereIsNothingElse() {
    begin(true);
    node.book(SIMULATED, book());
    seconds(9);
    assertThat(node.inForce(BTC)).as("before others were listened to").isEqualTo("COINBASE");
    seconds(3);

    assertThat(node.inForce(BTC)).isEqualTo("SIMULATOR");
    assertThat(stored().terms().venues())
        .as("the others take over where it is silent")
        .containsExactly("SIMULATOR", "COINBASE", "KRAKEN");
    List<AuditEntry> audited =
        DATABASE.inTransaction(
            entityManager ->
                AuditFixture.log(entityManager, clock)
                    .find("instrument:" + BTC, Long.MAX_VALUE, 1));
    assertThat(audited).singleElement().matches(each -> each.what().actor().equals("price-watch"));
  }

  @Test
  void shouldNotBePricedByTheSimulatedMarketUnlessThatIsAllowed() {
    begin(false);
    node.book(SIMULATED, book());
    seconds(30);

    assertThat(node.inForce(BTC)).isEqualTo("COINBASE");
  }

  @Test
  void shouldNotBePricedByTheSimulatedMarketOnceAnExchangeWasHeard() {
    begin(true);
    node.book(SIMULATED, book());
    node.quote("KRAKEN", BTC, "100.00");
    seconds(30);

    assertThat(node.inForce(BTC)).isEqualTo("COINBASE");
  }

  @Test
  void shouldNotBePricedByTheSimulatedMarketWhereAnAdministratorHasChangedIt() throws Exception {
    DATABASE.execute("UPDATE instrument SET row_version = 1 WHERE symbol = '" + BTC + "'");
    begin(true);
    node.book(SIMULATED, book());
    seconds(30);

    assertThat(node.inForce(BTC)).isEqualTo("COINBASE");
    assertThat(node.simulations()).as("its row is not locked each turn").isOne();
  }

  /** After a start exchanges connect only when other nodes have been listened to for long. */
  @ParameterizedTest
  @ValueSource(strings = {POSITION, ORDER, CANDLE})
  void shouldNotBePricedByTheSimulatedMarketWhereItHadAnotherPriceBefore(String known)
      throws Exception {
    DATABASE.execute(known);
    begin(true);
    node.book(SIMULATED, book());
    seconds(30);

    assertThat(node.inForce(BTC)).isEqualTo("COINBASE");
    assertThat(stored().isUnchanged()).isTrue();
    assertThat(node.simulations()).as("its row is not locked each turn").isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'COINBASE', 'ETH-USD'", "'BITSTAMP', 'BTC-USD'"})
  void shouldBePricedByTheSimulatedMarketWhateverIsKnownOfOtherPrices(String other)
      throws Exception {
    DATABASE.execute(CANDLE.replace("'KRAKEN', 'BTC-USD'", other));
    begin(true);
    node.book(SIMULATED, book());
    seconds(12);

    assertThat(node.inForce(BTC)).isEqualTo("SIMULATOR");
  }

  private Instrument stored() {
    return DATABASE.inTransaction(
        entityManager ->
            InstrumentBoundaryFixture.instruments(entityManager, clock).all().stream()
                .filter(each -> each.symbol().equals(BTC))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void shouldDegradeTheNodeWhereSomethingIsOpenThatWasNeverHeardOf() {
    begin(false);
    node.sources().hold(Set.of(BTC));
    seconds(58);
    assertThat(health().up()).as("within the first minute").isTrue();
    seconds(3);
    assertThat(health().up()).isFalse();
    assertThat(health().detail())
        .isEqualTo(
            "What is open in BTC-USD is neither marked nor closed: none of its venues was ever"
                + " heard here.");

    node.quote("KRAKEN", BTC, "100.00");
    seconds(1);
    assertThat(health().up()).isTrue();
  }

  @Test
  void shouldSayWhichInstrumentsHaveNoPriceAndStayUpWhereNothingIsOpenInThem() {
    begin(false);
    seconds(61);

    assertThat(health().up()).isTrue();
    assertThat(health().detail()).startsWith("No venue was ever heard here of AUD-USD, BTC-USD, ");
    assertThat(health().detail()).endsWith(" and 5 others.");
  }

  private void begin(boolean simulated) {
    node = new PriceNode("one", DATABASE, broker, clock, simulated);
    node.begin();
    node.leases().renew();
  }

  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(1));
      node.turn();
    }
  }

  private CheckResult health() {
    return new PriceHealth(node.sources()).check();
  }

  private TimedQuote book() {
    long nowNs = PriceNode.ns(clock.instant());
    return new TimedQuote(
        new BestPrices(
            new LevelChange(Side.BUY, 9_995, 2, 1, 0), new LevelChange(Side.SELL, 10_005, 2, 1, 0)),
        nowNs,
        nowNs);
  }
}
