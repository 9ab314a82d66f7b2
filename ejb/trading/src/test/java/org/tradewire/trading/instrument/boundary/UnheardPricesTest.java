package org.tradewire.trading.instrument.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.entity.AuditEntry;
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

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(10);
  private PriceNode node;

  @BeforeEach
  void begin() throws Exception {
    DATABASE.execute("DELETE FROM price_pin");
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
