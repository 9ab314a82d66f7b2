package org.tradewire.trading.instrument.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** Two nodes of one cluster: whatever each of them sees, both take the prices of the same venue. */
class PriceWatchTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
  private static final String BTC = "BTC-USD";
  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));

  private final SettableClock clock = new SettableClock(NOON);
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(10);
  private final PriceNode first = new PriceNode("first", DATABASE, broker, clock);
  private final PriceNode second = new PriceNode("second", DATABASE, broker, clock);

  @BeforeEach
  void begin() throws Exception {
    DATABASE.execute("DELETE FROM price_pin");
    first.begin();
    second.begin();
    first.leases().renew();
    second.leases().renew();
  }

  @AfterEach
  void end() {
    first.end();
    second.end();
  }

  @Test
  void shouldGoToTheNextVenueOnBothNodesWhenNobodyHasAGoodQuoteAnyMore() {
    seconds(12, "100.00", "100.00");
    assertThat(inForce()).containsExactly("COINBASE", "COINBASE");
    seconds(9, null, "100.05");
    assertThat(inForce()).as("9 s").containsExactly("COINBASE", "COINBASE");
    seconds(2, null, "100.05");

    assertThat(inForce()).containsExactly("KRAKEN", "KRAKEN");
    assertThat(first.look(BTC)).isEqualTo(second.look(BTC));
    assertThat(first.look(BTC).opens()).isTrue();
    assertThat(first.pins()).hasSize(1);
  }

  @Test
  void shouldStayWhileOneOfTheNodesSeesTheVenue() {
    seconds(12, "100.00", "100.00");
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(1));
      second.quote("COINBASE", BTC, "100.00");
      quoteBoth("KRAKEN", "100.05");
      turn();
    }

    assertThat(inForce()).containsExactly("COINBASE", "COINBASE");
    assertThat(first.look(BTC).state()).isEqualTo(PriceView.State.LAST);
    assertThat(second.look(BTC).opens()).isTrue();
  }

  @Test
  void shouldDecideNothingBeforeItHasListenedForTheTimeOfAHold() {
    seconds(12, "100.00", "100.00");
    first.leases().giveUp(PriceWatch.LEASE);
    for (int i = 0; i < 12; i++) {
      clock.advance(Duration.ofSeconds(1));
      second.quote("COINBASE", BTC, "100.00");
      quoteBoth("KRAKEN", "100.05");
      first.turn(); // Cut off: what the other one sees does not come through.
    }
    first.leases().want(PriceWatch.LEASE);
    first.leases().renew();
    first.turn();
    assertThat(first.inForce(BTC)).isEqualTo("COINBASE");
    second.turn();
    first.turn();

    assertThat(inForce()).containsExactly("COINBASE", "COINBASE");
  }

  @Test
  void shouldNotComeBackByItselfButAtTheEndOfTheDayInNewYork() {
    seconds(12, "100.00", "100.00");
    seconds(11, null, "100.05");
    seconds(60, "100.00", "100.05");
    assertThat(inForce()).containsExactly("KRAKEN", "KRAKEN");

    clock.set(Instant.parse("2026-03-16T20:59:50Z"));
    seconds(9, "100.00", "100.05");
    assertThat(inForce()).as("16:59:59").containsExactly("KRAKEN", "KRAKEN");
    seconds(2, "100.00", "100.05");
    assertThat(inForce()).containsExactly("COINBASE", "COINBASE");
  }

  @Test
  void shouldComeBackWhenAnAdministratorSaysSo() {
    seconds(12, "100.00", "100.00");
    seconds(11, null, "100.05");
    seconds(12, "100.00", "100.05");
    DATABASE.inTransaction(
        entityManager ->
            InstrumentBoundaryFixture.pins(entityManager, clock)
                .pin(ADMIN, BTC, "COINBASE", "it is back"));
    turn();

    assertThat(inForce()).containsExactly("COINBASE", "COINBASE");
    seconds(12, "100.00", "100.05");
    assertThat(inForce()).containsExactly("COINBASE", "COINBASE");
  }

  @Test
  void shouldTakeAFarJumpOnBothNodesWhenAnAdministratorSaysSo() {
    pin("first");
    seconds(12, "100.00", "100.00");
    seconds(2, "150.00", "100.00");
    assertThat(first.look(BTC).book().bid()).isEqualByComparingTo("99.95");
    clock.advance(Duration.ofMillis(1));
    pin("it is the market");
    turn();

    for (PriceNode each : List.of(first, second)) {
      assertThat(each.look(BTC).book().bid()).isEqualByComparingTo("149.95");
    }
  }

  private void pin(String reason) {
    DATABASE.inTransaction(
        entityManager ->
            InstrumentBoundaryFixture.pins(entityManager, clock)
                .pin(ADMIN, BTC, "COINBASE", reason));
  }

  @Test
  void shouldKnowThePriceOfABookThatWasThereBeforeOnceAnotherNodeSaysTheSame() {
    seconds(4, "100.00", "100.00");
    PriceNode late = new PriceNode("late", DATABASE, broker, clock);
    late.book(
        new VenueSymbol("COINBASE", BTC),
        new TimedQuote(
            new BestPrices(level(Side.BUY, 9_995), level(Side.SELL, 10_005)),
            0,
            PriceNode.ns(clock.instant())));
    late.begin();
    assertThat(late.look(BTC).state()).isEqualTo(PriceView.State.LAST);
    first.turn();
    late.turn();

    assertThat(late.look(BTC).opens()).isTrue();
    late.end();
  }

  @Test
  void shouldReadInstrumentsAndPinsOnlyWhereTheyHaveChanged() throws Exception {
    turn();
    int before = first.reads();
    for (int i = 0; i < 9; i++) {
      clock.advance(Duration.ofSeconds(1));
      turn();
    }
    assertThat(first.reads()).isEqualTo(before);
    pin("another decision");
    turn();
    assertThat(first.reads()).isEqualTo(before + 1);

    DATABASE.execute("UPDATE instrument SET fill_age_ms = 999 WHERE symbol = 'BTC-USD'");
    try {
      clock.advance(Duration.ofSeconds(10));
      turn();
      assertThat(first.reads()).as("by hand, within ten seconds").isEqualTo(before + 2);
    } finally {
      DATABASE.execute("UPDATE instrument SET fill_age_ms = 1000 WHERE symbol = 'BTC-USD'");
    }
  }

  @Test
  void shouldTellOthersWhatItSeesBeforeItWaitsForItsDatabase() {
    seconds(12, "100.00", "100.00");
    seconds(8, null, "100.05");
    second.quote("COINBASE", BTC, "100.00");
    second.whileReading(
        () -> {
          clock.advance(Duration.ofSeconds(3));
          quoteBoth("KRAKEN", "100.05");
          first.turn();
        });
    second.turn();

    assertThat(first.inForce(BTC))
        .as("not seen here for 11 s, there for 3 s")
        .isEqualTo("COINBASE");
  }

  @Test
  void shouldLeaveADeadVenueThoughItsClockIsPutBack() {
    seconds(12, "100.00", "100.00");
    clock.advance(Duration.ofMinutes(-10));
    seconds(11, null, "100.05");

    assertThat(inForce()).containsExactly("KRAKEN", "KRAKEN");
  }

  /** The one that decides has lost it alone; the other one can. */
  @Test
  void shouldLeaveADeadVenueThoughTheDatabaseOfOneNodeIsAway() {
    seconds(12, "100.00", "100.00");
    assertThat(first.leases().epoch(PriceWatch.LEASE)).isPresent();
    first.whileReading(
        () -> {
          throw new IllegalStateException("no connection");
        });
    for (int i = 0; i < 5; i++) {
      seconds(1, null, "100.05");
      first.leases().renew();
      second.leases().renew();
    }
    assertThat(first.leases().epoch(PriceWatch.LEASE)).isEmpty();
    seconds(11, null, "100.05");
    assertThat(second.inForce(BTC)).isEqualTo("KRAKEN");

    first.whileReading(() -> {});
    second.leases().giveUp(PriceWatch.LEASE);
    seconds(1, null, "100.05");
    first.leases().renew();
    assertThat(first.inForce(BTC)).isEqualTo("KRAKEN");
    assertThat(first.leases().epoch(PriceWatch.LEASE)).as("it wants to decide again").isPresent();
  }

  private static LevelChange level(Side side, long mantissa) {
    return new LevelChange(side, mantissa, 2, 1, 0);
  }

  /** Passes seconds in which both nodes are quoted these middles; null: nothing. */
  private void seconds(int count, String coinbase, String kraken) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(1));
      quoteBoth("COINBASE", coinbase);
      quoteBoth("KRAKEN", kraken);
      turn();
    }
  }

  private void quoteBoth(String venue, String middle) {
    if (middle != null) {
      first.quote(venue, BTC, middle);
      second.quote(venue, BTC, middle);
    }
  }

  private void turn() {
    first.turn();
    second.turn();
  }

  private List<String> inForce() {
    return List.of(first.inForce(BTC), second.inForce(BTC));
  }
}
