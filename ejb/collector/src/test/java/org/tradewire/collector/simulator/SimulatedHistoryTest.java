package org.tradewire.collector.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.feed.api.VenueCandle;

class SimulatedHistoryTest {

  private static final Instant DAY = Instant.parse("2026-03-16T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<SimulatedInstrument> FIVE = SimulatedInstrument.first(5);
  private static final String BTC = "BTC-USD";

  private final RecordedMarket heard = new RecordedMarket();
  private Instant now = DAY.plusSeconds(86_400);

  @ParameterizedTest
  @ValueSource(ints = {5, 15, 60, 240, 1440})
  void shouldMakeLongerCandlesOfItsMinutes(int minutes) {
    SimulatedMarket market = market(1);

    VenueCandle whole =
        market.history(BTC, Duration.ofMinutes(minutes), DAY, DAY.plusSeconds(1)).get(0);
    List<VenueCandle> parts =
        market.history(BTC, MINUTE, DAY, DAY.plus(MINUTE.multipliedBy(minutes)));

    assertThat(parts).hasSize(minutes);
    assertThat(whole).isEqualTo(parts.stream().reduce(SimulatedHistoryTest::followedBy).get());
  }

  @Test
  void shouldBeginEachCandleWhereTheOneBeforeEnds() {
    List<VenueCandle> hours = market(1).history(BTC, Duration.ofHours(1), DAY, now);

    assertThat(hours).hasSize(24);
    for (int i = 1; i < hours.size(); i++) {
      assertThat(hours.get(i).open()).isEqualTo(hours.get(i - 1).close());
    }
  }

  @Test
  void shouldMeetTheMarketThatOpens() {
    SimulatedMarket market = market(1);
    BigDecimal close = last(market).close();

    market.poll(0);

    VenueBook book = heard.books.get(BTC);
    assertThat(price(book, false)).isLessThan(close);
    assertThat(price(book, true)).isGreaterThan(close);
  }

  @Test
  void shouldTellAfterARestartWhatTheMarketBeforeHasTraded() {
    SimulatedMarket before = market(1);
    Instant opened = now;
    for (long ns = 0; ns <= MINUTE.toNanos(); ns += 1_000_000) {
      now = opened.plusNanos(ns);
      while (before.poll(ns) == 0) {}
    }

    VenueCandle told = last(market(1));

    List<BigDecimal> prices =
        heard.events.stream()
            .filter(event -> event.startsWith("trade " + BTC))
            .map(event -> new BigDecimal(event.split(" ", -1)[2]))
            .toList();
    BigDecimal spread = new BigDecimal("15");
    assertThat(prices).hasSizeGreaterThan(100);
    assertThat(prices.get(0)).isBetween(told.open().subtract(spread), told.open().add(spread));
    assertThat(prices.get(prices.size() - 1))
        .isBetween(told.close().subtract(spread), told.close().add(spread));
    assertThat(prices)
        .allSatisfy(
            price ->
                assertThat(price).isBetween(told.low().subtract(spread), told.high().add(spread)));
  }

  @Test
  void shouldTellOnlyWhatIsOver() {
    now = DAY.plusSeconds(119);

    assertThat(market(1).history(BTC, MINUTE, DAY, DAY.plusSeconds(600)))
        .extracting(VenueCandle::openTimeNs)
        .containsExactly(TimeUnit.SECONDS.toNanos(DAY.getEpochSecond()));
    now = DAY.plusSeconds(120);
    assertThat(market(1).history(BTC, MINUTE, DAY, DAY.plusSeconds(600))).hasSize(2);
  }

  @Test
  void shouldTellNothingUnlessItRemembers() {
    SimulatedMarket forgetful =
        new SimulatedMarket(FIVE, new FairPrices(1), 500, 1, heard, clock());

    assertThat(forgetful.history(BTC, MINUTE, DAY, now)).isEmpty();
    assertThat(market(1).history("NO-SUCH", MINUTE, DAY, now)).isEmpty();
  }

  @Test
  void shouldFitACandleWhateverTheRate() {
    List<SimulatedInstrument> many = SimulatedInstrument.first(40);
    SimulatedMarket market =
        new SimulatedMarket(many, new FairPrices(7), SimulatedMarket.MAX_RATE, 1, heard, clock())
            .remembering();

    for (SimulatedInstrument each : many) {
      VenueCandle day = market.history(each.symbol(), Duration.ofDays(1), DAY, now).get(0);

      assertThat(day.takerBuyVolume()).isLessThan(day.volume()).isPositive();
      assertThat(day.quoteVolume().divide(day.volume(), 5, RoundingMode.HALF_EVEN))
          .isBetween(day.low(), day.high());
    }
  }

  private VenueCandle last(SimulatedMarket market) {
    return market.history(BTC, MINUTE, now.minus(MINUTE), now).get(0);
  }

  private SimulatedMarket market(long seed) {
    return new SimulatedMarket(FIVE, new FairPrices(seed), 500, seed, heard, clock()).remembering();
  }

  private EpochNanoClock clock() {
    return () -> TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /** The best bid or ask. */
  private static BigDecimal price(VenueBook book, boolean ask) {
    List<BigDecimal> best = new ArrayList<>();
    book.forEachBest(
        ask,
        1,
        (side, priceMantissa, priceScale, quantityMantissa, quantityScale) ->
            best.add(BigDecimal.valueOf(priceMantissa, priceScale)));
    return best.get(0);
  }

  private static VenueCandle followedBy(VenueCandle one, VenueCandle next) {
    return new VenueCandle(
        one.openTimeNs(),
        one.open(),
        one.high().max(next.high()),
        one.low().min(next.low()),
        next.close(),
        one.volume().add(next.volume()),
        one.takerBuyVolume().add(next.takerBuyVolume()),
        one.quoteVolume().add(next.quoteVolume()),
        one.trades() + next.trades());
  }
}
