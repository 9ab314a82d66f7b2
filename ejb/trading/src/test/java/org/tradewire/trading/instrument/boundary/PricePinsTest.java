package org.tradewire.trading.instrument.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.trading.instrument.control.InstrumentRepository;
import org.tradewire.trading.instrument.control.StoredPrices;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.instrument.entity.PricePin;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class PricePinsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2026-03-16T12:00:00Z");
  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final Caller RISK = new Caller(UUID.randomUUID(), "risk", Set.of("risk"));
  private static final String BTC = "BTC-USD";

  private final SettableClock clock = new SettableClock(NOW);

  /** The newest line of the audit log of before this test. */
  private long before;

  @BeforeEach
  void forget() throws Exception {
    DATABASE.execute("DELETE FROM price_pin");
    before = audited().stream().mapToLong(AuditEntry::id).max().orElse(0);
  }

  @Test
  void shouldHaveVenuesAndLimitsForWhatIsShipped() {
    InstrumentTerms btc = instrument(BTC).terms();
    InstrumentTerms eur = instrument("EUR-USD").terms();

    assertThat(btc.venues()).containsExactly("COINBASE", "KRAKEN");
    assertThat(btc.guard())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(PriceGuard.ofCrypto());
    assertThat(eur.venues()).containsExactly("SIMULATOR");
    assertThat(eur.guard())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(PriceGuard.ofFiat());
  }

  @Test
  void shouldMoveOnceWhereTwoNodesDecideTheSame() {
    assertThat(moved(pins -> pins.move(BTC, "COINBASE", "KRAKEN", "silent"))).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(moved(pins -> pins.move(BTC, "COINBASE", "KRAKEN", "silent"))).isFalse();

    PricePin pin = pins(PricePins::all).get(0);
    assertThat(pin.venue()).isEqualTo("KRAKEN");
    assertThat(pin.by()).isEqualTo("price-watch");
    assertThat(pin.at()).isEqualTo(NOW);
    assertThat(audited()).hasSize(1);
    assertThat(audited().get(0).what().before()).isEqualTo("COINBASE");
    assertThat(audited().get(0).what().after()).isEqualTo("KRAKEN: silent");
  }

  @Test
  void shouldNotMoveToAVenueThatIsNoneOfTheInstruments() {
    assertThat(moved(pins -> pins.move(BTC, "COINBASE", "BINANCE", "silent"))).isFalse();
    assertThat(moved(pins -> pins.move("NONE", "COINBASE", "KRAKEN", "silent"))).isFalse();
    assertThat(pins(PricePins::all)).isEmpty();
  }

  @Test
  void shouldPinForAdministratorsWithAReason() {
    pins(pins -> pins.pin(ADMIN, BTC, "KRAKEN", "maintenance"));
    pins(pins -> pins.pin(ADMIN, BTC, "COINBASE", "over"));

    assertThat(pins(PricePins::all)).hasSize(1);
    assertThat(pins(PricePins::all).get(0).venue()).isEqualTo("COINBASE");
    assertThat(audited().get(0).what().actor()).isEqualTo("admin");
    assertThat(audited().get(0).what().after()).isEqualTo("COINBASE: over");
  }

  @Test
  void shouldAcceptAJumpOnlyByAnAdministratorsWordOnTheVenueInForce() {
    pins(pins -> pins.pin(ADMIN, BTC, "KRAKEN", "maintenance"));
    assertThat(pins(PricePins::all).get(0).acceptsJump()).as("another venue").isFalse();
    pins(pins -> pins.pin(ADMIN, BTC, "KRAKEN", "it is the market"));
    assertThat(pins(PricePins::all).get(0).acceptsJump()).isTrue();
    assertThat(moved(pins -> pins.move(BTC, "KRAKEN", "COINBASE", "silent"))).isTrue();
    assertThat(pins(PricePins::all).get(0).acceptsJump()).as("nobody's word").isFalse();
  }

  @Test
  void shouldForgetADecisionAboutAVenueThatIsNoneAnyMore() {
    InstrumentTerms terms = instrument(BTC).terms();
    pins(pins -> pins.pin(ADMIN, BTC, "KRAKEN", "maintenance"));
    revise(terms, List.of("COINBASE", "BINANCE", "KRAKEN"), null, true);
    assertThat(pins(PricePins::all)).as("it is one still").hasSize(1);

    revise(terms, List.of("COINBASE", "BINANCE"), null, true);
    assertThat(pins(PricePins::all)).isEmpty();
    revise(terms, terms.venues(), null, true);
    assertThat(moved(pins -> pins.move(BTC, "COINBASE", "KRAKEN", "silent")))
        .as("the first one was in force")
        .isTrue();
  }

  @Test
  void shouldTellThatSomethingHasChanged() {
    StoredPrices before = pins(PricePins::state);
    assertThat(pins(PricePins::state)).isEqualTo(before);
    pins(pins -> pins.pin(ADMIN, BTC, "KRAKEN", "one"));
    StoredPrices one = pins(PricePins::state);
    pins(pins -> pins.pin(ADMIN, BTC, "COINBASE", "two"));
    StoredPrices two = pins(PricePins::state);
    InstrumentTerms terms = instrument(BTC).terms();
    revise(terms, List.of("KRAKEN"), null, true);
    StoredPrices three = pins(PricePins::state);
    revise(terms, terms.venues(), null, true);

    assertThat(Set.of(before, one, two, three, pins(PricePins::state))).hasSize(5);
  }

  @Test
  void shouldRefuseInSentences() {
    assertThatThrownBy(() -> pins(pins -> pins.pin(RISK, BTC, "KRAKEN", "why")))
        .has(Refused.as(AccountRefusal.NOT_PERMITTED));
    assertThatThrownBy(() -> pins(pins -> pins.pin(ADMIN, "NONE", "KRAKEN", "why")))
        .has(Refused.as(InstrumentRefusal.NOT_FOUND));
    refusesField("venue", "BINANCE", "why");
    refusesField("venue", null, "why");
    refusesField("reason", "KRAKEN", null);
    refusesField("reason", "KRAKEN", " ");
    refusesField("reason", "KRAKEN", "x".repeat(201));
    assertThat(pins(PricePins::all)).isEmpty();
  }

  private void refusesField(String field, String venue, String reason) {
    assertThatThrownBy(() -> pins(pins -> pins.pin(ADMIN, BTC, venue, reason)))
        .has(Refused.as(InstrumentRefusal.INVALID_INSTRUMENT))
        .extracting(refused -> ((Refusal) refused).field().orElseThrow())
        .isEqualTo(field);
  }

  @Test
  void shouldRefuseAnInstrumentOfAnyVenueAndKeepItsLimitsWhereNothingIsSaidOfThem() {
    InstrumentTerms terms = instrument(BTC).terms();
    assertThatThrownBy(() -> revise(terms, List.of(), null, true))
        .has(Refused.as(InstrumentRefusal.INVALID_INSTRUMENT))
        .hasMessage("venues must name the venues whose prices count, the first one first.");
    assertThatThrownBy(() -> revise(terms, List.of(), null, false))
        .as("what is open in it has to be closed at some price")
        .has(Refused.as(InstrumentRefusal.INVALID_INSTRUMENT));
    assertThatThrownBy(() -> revise(terms, List.of("KRAKEN", "KRAKEN"), null, true))
        .has(Refused.as(InstrumentRefusal.INVALID_INSTRUMENT));

    PriceGuard longer =
        new PriceGuard(
            60_000,
            30_000,
            terms.guard().maximumSpreadPercent(),
            terms.guard().softJumpPercent(),
            terms.guard().hardJumpPercent());
    revise(terms, terms.venues(), longer, true);
    revise(terms, terms.venues(), null, true);
    assertThat(instrument(BTC).terms().guard().fillAgeMs()).isEqualTo(30_000);
    assertThatThrownBy(
            () ->
                revise(
                    terms,
                    terms.venues(),
                    new PriceGuard(
                        1_000,
                        2_000,
                        longer.maximumSpreadPercent(),
                        longer.softJumpPercent(),
                        longer.hardJumpPercent()),
                    true))
        .hasMessageStartingWith("mark_age_ms must be at least fill_age_ms");
    assertThatThrownBy(
            () ->
                revise(
                    terms,
                    terms.venues(),
                    new PriceGuard(
                        5_000,
                        1_000,
                        longer.maximumSpreadPercent(),
                        longer.hardJumpPercent(),
                        longer.softJumpPercent()),
                    true))
        .hasMessageStartingWith("hard_jump_percent must not be below soft_jump_percent");
    revise(terms, terms.venues(), terms.guard(), true);
  }

  private void revise(
      InstrumentTerms terms, List<String> venues, PriceGuard guard, boolean enabled) {
    DATABASE.inTransaction(
        entityManager ->
            InstrumentBoundaryFixture.instruments(entityManager, clock)
                .revise(
                    ADMIN,
                    BTC,
                    new InstrumentTerms(
                        terms.tickSize(),
                        terms.pipSize(),
                        terms.lotStep(),
                        terms.minimumLots(),
                        terms.maximumLots(),
                        terms.marginPercent(),
                        terms.commissionPerLot(),
                        terms.commissionPercent(),
                        terms.swapLong(),
                        terms.swapShort(),
                        terms.swapTripleDay(),
                        venues,
                        guard,
                        enabled)));
  }

  private static Instrument instrument(String symbol) {
    return DATABASE.inTransaction(
        entityManager -> new InstrumentRepository(entityManager).find(symbol).orElseThrow());
  }

  private List<AuditEntry> audited() {
    return DATABASE.inTransaction(
        entityManager ->
            AuditFixture.log(entityManager, clock)
                .find("instrument:" + BTC, Long.MAX_VALUE, 10)
                .stream()
                .filter(each -> each.what().action().equals("price.source-changed"))
                .filter(each -> each.id() > before)
                .toList());
  }

  private boolean moved(Predicate<PricePins> call) {
    return pins(call::test);
  }

  private <T> T pins(Function<PricePins, T> call) {
    return DATABASE.inTransaction(
        (EntityManager entityManager) ->
            call.apply(InstrumentBoundaryFixture.pins(entityManager, clock)));
  }
}
