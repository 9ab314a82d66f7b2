package org.tradewire.collector.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class FairPriceTest {

  private static final SimulatedInstrument BTC = SimulatedInstrument.first(1).get(0);
  private static final long NOON =
      TimeUnit.SECONDS.toNanos(Instant.parse("2026-03-16T12:00:00Z").getEpochSecond());
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  @Property(tries = 200)
  void shouldBeTheSameForTheSameSeedAndTimeWhateverWasAskedBefore(
      @ForAll long seed,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long timeNs,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long before) {
    FairPrice asked = new FairPrices(seed).of(BTC);
    asked.ticks(before);

    assertThat(asked.ticks(timeNs)).isEqualTo(new FairPrices(seed).of(BTC).ticks(timeNs));
  }

  @Property(tries = 1_000)
  void shouldStayNearItsStart(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long timeNs) {
    long most = BTC.startTicks() * FairPrice.MAX_DRIFT_PERCENT / 100;

    assertThat(new FairPrices(seed).of(BTC).ticks(timeNs))
        .isBetween(BTC.startTicks() - most, BTC.startTicks() + most);
  }

  /** No gap where a layer goes on to its next number, be it the shortest or the longest. */
  @Property(tries = 200)
  void shouldNotJump(@ForAll long seed, @ForAll @LongRange(min = 1, max = 1L << 9) long months) {
    FairPrice fair = new FairPrices(seed).of(BTC);
    long border = months << 53;

    long before = fair.ticks(border - TimeUnit.MILLISECONDS.toNanos(1));

    assertThat(fair.ticks(border)).isCloseTo(before, offset(5L));
  }

  @Example
  void shouldMoveWithinSecondsAndFartherWithinDays() {
    FairPrice fair = new FairPrices(1).of(BTC);

    long seconds = range(fair, TimeUnit.MILLISECONDS.toNanos(200), 50);
    long hour = range(fair, TimeUnit.SECONDS.toNanos(60), 60);
    long month = range(fair, HOUR, 30 * 24);

    assertThat(seconds).isBetween(100L, 10_000L);
    assertThat(hour).isGreaterThan(seconds);
    assertThat(month).isGreaterThan(2 * hour);
  }

  @Example
  void shouldDifferBySeedAndByInstrument() {
    SimulatedInstrument eth = SimulatedInstrument.first(2).get(1);
    FairPrice one = new FairPrices(1).of(BTC);

    assertThat(one.ticks(NOON)).isNotEqualTo(new FairPrices(2).of(BTC).ticks(NOON));
    assertThat(new FairPrices(1).of(eth).ticks(NOON) / (double) eth.startTicks())
        .isNotEqualTo(one.ticks(NOON) / (double) BTC.startTicks());
  }

  /** Stored candles and those of a later version are one curve: it does not change by accident. */
  @Example
  void shouldBeThisCurveForEver() {
    FairPrice fair = new FairPrices(1).of(BTC);

    assertThat(
            List.of(fair.ticks(NOON), fair.ticks(NOON + HOUR / 60), fair.ticks(NOON + 24 * HOUR)))
        .isEqualTo(List.of(6_756_480L, 6_756_210L, 6_739_458L));
  }

  private static long range(FairPrice fair, long distanceNs, int looks) {
    long low = Long.MAX_VALUE;
    long high = 0;
    for (int look = 0; look < looks; look++) {
      long ticks = fair.ticks(NOON + look * distanceNs);
      low = Math.min(low, ticks);
      high = Math.max(high, ticks);
    }
    return high - low;
  }
}
