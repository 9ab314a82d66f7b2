package org.tradewire.trading.market.control.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;

class FuturesFiguresTest {

  private static final Instant NOW = Instant.parse("2026-03-16T00:00:00Z");
  private static final VenueSymbol BTC = new VenueSymbol("FAR", "BTC-USDT");

  private final FuturesFigures figures = new FuturesFigures();

  @Test
  void shouldKeepTheSamplesOfTwoHoursInTheOrderOfMeasuring() {
    for (int minute = 0; minute <= 180; minute += 5) {
      sampled(Duration.ofMinutes(minute), Duration.ZERO, minute + 1);
    }
    sampled(Duration.ofMinutes(178), Duration.ZERO, 7);

    assertThat(figures.openInterest(BTC))
        .hasSize(26)
        .isSortedAccordingTo((a, b) -> a.sampledAt().compareTo(b.sampledAt()))
        .first()
        .extracting(OpenInterestSample::sampledAt)
        .isEqualTo(NOW.plus(Duration.ofMinutes(60)));
    assertThat(figures.openInterest(new VenueSymbol("FAR", "ETH-USDT"))).isEmpty();
  }

  @Test
  void shouldKeepTheLastSampleHoweverOldItIs() {
    sampled(Duration.ZERO, Duration.ZERO, 1);
    sampled(Duration.ofHours(9), Duration.ZERO, 2);

    assertThat(figures.openInterest(BTC)).hasSize(1);
  }

  @Test
  void shouldKeepABoundedNumberWhenAVenueSamplesEverySecond() {
    for (int second = 0; second < 1_000; second++) {
      sampled(Duration.ofSeconds(second), Duration.ZERO, 1);
    }

    assertThat(figures.openInterest(BTC)).hasSize(500);
  }

  /** A sample of the future would hide every later one. */
  @Test
  void shouldTakeTheTimeOfArrivalWhenTheClockOfTheExchangeIsTenMinutesAhead() {
    sampled(Duration.ZERO, Duration.ofMinutes(10), 1);

    assertThat(figures.openInterest(BTC))
        .extracting(OpenInterestSample::sampledAt)
        .containsExactly(NOW);
  }

  @Test
  void shouldLeaveTheTimeOfSamplesThatAreFilledInLater() {
    sampled(Duration.ofHours(3), Duration.ofHours(-3), 1);

    assertThat(figures.openInterest(BTC))
        .extracting(OpenInterestSample::sampledAt)
        .containsExactly(NOW);
  }

  /** Filled in after an outage: the edge of a candle, in which was measured before. */
  @Test
  void shouldKeepWhatWasMeasuredInTimeWhenItIsFilledInAgain() {
    sampled(Duration.ofMinutes(-1), Duration.ZERO, 1);
    sampled(Duration.ofMinutes(30), Duration.ofMinutes(-30), 2);
    sampled(Duration.ofMinutes(30), Duration.ofMinutes(-25), 3);
    figures.claim("FAR");

    assertThat(figures.openInterest(BTC))
        .extracting(each -> each.quantity().intValue())
        .containsExactly(1, 3);
    assertThat(figures.samples().oldest(9)).hasSize(1);
    assertThat(figures.lateSamples().oldest(9))
        .extracting(OpenInterestSample::sampledAt)
        .containsExactly(NOW.plus(Duration.ofMinutes(5)));
  }

  /** The gate lets a jump through with the sample that agrees, five minutes later. */
  @Test
  void shouldFillInWhatComesAfterTheEndOfItsCandle() {
    sampled(Duration.ofSeconds(-20), Duration.ZERO, 1);
    sampled(Duration.ofSeconds(580), Duration.ofMinutes(-5), 2);
    sampled(Duration.ofSeconds(580), Duration.ZERO, 3);
    figures.claim("FAR");

    assertThat(figures.samples().oldest(9))
        .extracting(each -> each.quantity().intValue())
        .containsExactly(1, 3);
    assertThat(figures.lateSamples().oldest(9))
        .extracting(each -> each.quantity().intValue())
        .containsExactly(2);
  }

  @Test
  void shouldTakeTheTimeOfArrivalOfAnOrderWhoseOwnCannotBeTrue() {
    long nowNs = nanos(NOW);
    for (long offsetMinutes : new long[] {-6, -4, 4, 6}) {
      figures.add(order(nowNs + TimeUnit.MINUTES.toNanos(offsetMinutes), nowNs));
    }
    figures.claim("FAR");

    assertThat(figures.liquidations().oldest(9))
        .extracting(ObservedLiquidation::at)
        .containsExactly(
            NOW, NOW.minus(Duration.ofMinutes(4)), NOW.plus(Duration.ofMinutes(4)), NOW);
  }

  private void sampled(Duration arrived, Duration ahead, int quantity) {
    long arrivedNs = nanos(NOW.plus(arrived));
    figures.add(
        new OpenInterest(
            "FAR",
            "BTC-USDT",
            BigDecimal.valueOf(quantity),
            null,
            arrivedNs + ahead.toNanos(),
            arrivedNs));
  }

  private static ForcedOrder order(long atNs, long arrivedNs) {
    return new ForcedOrder(
        "FAR",
        "BTC-USDT",
        Side.BUY,
        BigDecimal.TEN,
        BigDecimal.TEN,
        BigDecimal.ONE,
        BigDecimal.ONE,
        atNs,
        arrivedNs);
  }

  private static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond());
  }
}
