package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VenueClockTest {

  private static final long NOW = Duration.ofDays(20_000).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final VenueClock clock = new VenueClock();

  @Test
  void shouldTakeTheTimeOfReceiptWhereTheExchangeGivesNone() {
    assertThat(clock.time(0, NOW)).isEqualTo(NOW);
    assertThat(clock.leapt()).isFalse();
  }

  @Test
  void shouldTakeOutTheMostThatAnyMessageWasAhead() {
    assertThat(clock.time(NOW + SECOND / 2, NOW)).isEqualTo(NOW);
    assertThat(clock.leapt()).as("half a second is no leap").isFalse();
    assertThat(clock.time(NOW + SECOND, NOW + 2 * SECOND))
        .as("1.5 s on its way, by the same clock")
        .isEqualTo(NOW + SECOND / 2);
  }

  @Test
  void shouldNotTakeASlowWayForAClockThatIsBehind() {
    for (int i = 0; i < 3_000; i++) {
      long receivedNs = NOW + i * SECOND;
      assertThat(clock.time(receivedNs - 8 * SECOND, receivedNs))
          .isEqualTo(receivedNs - 8 * SECOND);
    }
  }

  @Test
  void shouldForgetAClockThatWasSetRightWithinTenMinutes() {
    clock.time(NOW + 3_600 * SECOND, NOW);
    assertThat(clock.leapt()).isTrue();
    long nowNs = NOW;
    while (nowNs < NOW + 5 * MINUTE) {
      nowNs += SECOND;
      assertThat(clock.time(nowNs, nowNs)).as("old, and harmless").isLessThan(nowNs);
    }
    while (nowNs < NOW + 10 * MINUTE) {
      nowNs += SECOND;
      clock.time(nowNs, nowNs);
    }
    assertThat(clock.time(nowNs, nowNs)).isEqualTo(nowNs);
    assertThat(clock.leapt()).isFalse();
  }

  @Test
  void shouldSeeAnotherLeapAfterOne() {
    clock.time(NOW + 10 * SECOND, NOW);
    clock.time(NOW + 11 * SECOND, NOW + SECOND);
    assertThat(clock.leapt()).isFalse();
    assertThat(clock.leaps(NOW + 14 * SECOND, NOW + 2 * SECOND)).isTrue();
    clock.time(NOW + 14 * SECOND, NOW + 2 * SECOND);
    assertThat(clock.leapt()).isTrue();
  }
}
