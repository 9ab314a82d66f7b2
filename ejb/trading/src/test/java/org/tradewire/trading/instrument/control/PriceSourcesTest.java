package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PricePin;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;

/** How decisions about venues in force reach the sources of a node. */
class PriceSourcesTest {

  private static final String BTC = "BTC-USD";
  private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");

  private final PriceSources sources = new PriceSources();
  private Instant now = NOON;

  @BeforeEach
  void quoteWell() {
    follow(null);
    for (int i = 0; i < 3; i++) {
      quote("A", 100_00);
      quote("B", 100_00);
      now = now.plusMillis(500);
    }
    assertThat(bid()).isEqualByComparingTo("99.95");
  }

  @Test
  void shouldTakeNoJumpOfTheVenueThatTakesOverByItself() {
    quote("B", 150_00);
    follow(pin("B", false));

    assertThat(bid()).isEqualByComparingTo("99.95");
    quote("B", 150_00);
    assertThat(bid()).as("nor the next").isEqualByComparingTo("99.95");
  }

  @Test
  void shouldKeepAVenueForAWhileThatAnotherNodeHasPutInForce() {
    follow(pin("B", false));
    for (int seconds = 1; seconds < 30; seconds++) {
      now = now.plusSeconds(1);
      quote("A", 100_00);
      assertThat(failover()).as("after %s s", seconds).isEmpty();
    }
    now = now.plusSeconds(1);
    quote("A", 100_00);
    assertThat(failover()).contains("A");
  }

  private Optional<String> failover() {
    PriceSource source = sources.source(BTC).orElseThrow();
    return source.failover(source.sights(PriceSources.nanos(now)), PriceSources.nanos(now));
  }

  @Test
  void shouldTakeAJumpOnceByAnAdministratorsWord() {
    quote("A", 150_00);
    PricePin word = pin("A", true);
    follow(word);
    assertThat(bid()).isEqualByComparingTo("149.95");

    quote("A", 80_00);
    follow(word);
    assertThat(bid()).isEqualByComparingTo("149.95");
  }

  @Test
  void shouldHearAnAdministratorsWordOnANodeThatHasJustStarted() {
    PriceSources late = new PriceSources();
    late.follow(List.of(instrument()), List.of(pin("A", true)), none -> Optional.empty());
    quote(late, "A", 150_00);

    assertThat(late.source(BTC).orElseThrow().look(PriceSources.nanos(now)).orElseThrow().opens())
        .isTrue();
  }

  @Test
  void shouldNotConfirmAFirstQuoteByAWordOfYesterday() {
    PriceSources late = new PriceSources();
    PricePin word = pin("A", true);
    now = now.plusSeconds(86_400);
    late.follow(List.of(instrument()), List.of(word), none -> Optional.empty());
    quote(late, "A", 150_00);

    assertThat(late.source(BTC).orElseThrow().look(PriceSources.nanos(now)).orElseThrow().opens())
        .isFalse();
  }

  private PricePin pin(String venue, boolean acceptsJump) {
    return new PricePin(BTC, venue, "somebody", "why", acceptsJump, now);
  }

  private void follow(PricePin pin) {
    sources.follow(
        List.of(instrument()), pin == null ? List.of() : List.of(pin), none -> Optional.empty());
  }

  private BigDecimal bid() {
    return sources
        .source(BTC)
        .orElseThrow()
        .look(PriceSources.nanos(now))
        .orElseThrow()
        .book()
        .bid();
  }

  private void quote(String venue, long cents) {
    quote(sources, venue, cents);
  }

  private void quote(PriceSources to, String venue, long cents) {
    long nowNs = PriceSources.nanos(now);
    to.quoted(
        new VenueSymbol(venue, BTC),
        new TimedQuote(
            new BestPrices(
                new LevelChange(Side.BUY, cents - 5, 2, 1, 0),
                new LevelChange(Side.SELL, cents + 5, 2, 1, 0)),
            nowNs,
            nowNs));
  }

  private static Instrument instrument() {
    BigDecimal one = BigDecimal.ONE;
    return new Instrument(
        BTC,
        "BTC",
        "USD",
        one,
        new InstrumentTerms(
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            DayOfWeek.FRIDAY,
            List.of("A", "B"),
            true));
  }
}
