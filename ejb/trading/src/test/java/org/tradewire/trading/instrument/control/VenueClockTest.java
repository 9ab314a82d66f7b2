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
  void shouldTakeOutWhatMessagesOfThreeSecondsWereAhead() {
    for (int i = 0; i < 3; i++) {
      long receivedNs = NOW + i * SECOND;
      assertThat(clock.time(receivedNs + SECOND / 2, receivedNs)).isEqualTo(receivedNs);
      assertThat(clock.leapt()).as("half a second is no leap").isFalse();
    }
    assertThat(clock.time(NOW + 3 * SECOND, NOW + 4 * SECOND))
        .as("1.5 s on its way, by the same clock")
        .isEqualTo(NOW + 2 * SECOND + SECOND / 2);
  }

  @Test
  void shouldNotLearnALeadFromManyMessagesOfOneSecond() {
    for (int i = 0; i < 100; i++) {
      clock.time(NOW + SECOND / 2, NOW);
    }
    assertThat(clock.time(NOW + 2 * SECOND, NOW + 2 * SECOND)).isEqualTo(NOW + 2 * SECOND);
  }

  @Test
  void shouldNotLearnALeapThatAMessageInBetweenContradicts() {
    for (int i = 0; i < 300; i++) {
      long receivedNs = NOW + i * SECOND;
      long exchangeNs = i % 3 == 2 ? receivedNs : receivedNs + 3_600 * SECOND;
      assertThat(clock.time(exchangeNs, receivedNs)).isEqualTo(receivedNs);
      assertThat(clock.leapt()).isEqualTo(i % 3 != 2);
    }
  }

  @Test
  void shouldForgetALeadOfWhichNothingIsLeftAfterFiveSeconds() {
    leap(3_600);
    for (int i = 3; i < 8; i++) {
      long receivedNs = NOW + i * SECOND;
      assertThat(clock.time(receivedNs, receivedNs)).as("second %s", i).isLessThan(receivedNs);
    }
    assertThat(clock.time(NOW + 8 * SECOND, NOW + 8 * SECOND)).isEqualTo(NOW + 8 * SECOND);
  }

  @Test
  void shouldForgetItThoughMessagesTakeFourSeconds() {
    leap(3_600);
    for (int i = 3; i < 9; i++) {
      long receivedNs = NOW + i * SECOND;
      clock.time(receivedNs - 4 * SECOND, receivedNs);
    }
    assertThat(clock.time(NOW + 5 * SECOND, NOW + 9 * SECOND)).isEqualTo(NOW + 5 * SECOND);
  }

  @Test
  void shouldForgetNoSmallLeadBeforeItsWindowEnds() {
    leap(9);
    for (int i = 3; i < 60; i++) {
      long receivedNs = NOW + i * SECOND;
      assertThat(clock.time(receivedNs, receivedNs)).isEqualTo(receivedNs - 9 * SECOND);
    }
  }

  @Test
  void shouldNotForgetALeadThatMessagesStillHave() {
    leap(3_600);
    for (int i = 3; i < 60; i++) {
      long receivedNs = NOW + i * SECOND;
      assertThat(clock.time(receivedNs + 3_599 * SECOND, receivedNs))
          .isEqualTo(receivedNs - SECOND);
    }
  }

  /** Three messages over two seconds. */
  private void leap(long seconds) {
    for (int i = 0; i < 3; i++) {
      clock.time(NOW + (i + seconds) * SECOND, NOW + i * SECOND);
      assertThat(clock.leapt()).isEqualTo(i < 2);
    }
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
  void shouldForgetALeadWithinTenMinutesThoughMessagesTakeLong() {
    leap(3_600);
    long nowNs = NOW;
    while (nowNs < NOW + 10 * MINUTE) {
      nowNs += SECOND;
      assertThat(clock.time(nowNs - 2 * SECOND, nowNs)).isLessThan(nowNs);
    }
    assertThat(clock.time(nowNs - 2 * SECOND, nowNs)).isEqualTo(nowNs - 2 * SECOND);
    assertThat(clock.leapt()).isFalse();
  }

  @Test
  void shouldSeeAnotherLeapAfterOne() {
    leap(10);
    assertThat(clock.leaps(NOW + 16 * SECOND, NOW + 5 * SECOND)).isFalse();
    assertThat(clock.leaps(NOW + 17 * SECOND, NOW + 5 * SECOND)).isTrue();
    clock.time(NOW + 17 * SECOND, NOW + 5 * SECOND);
    assertThat(clock.leapt()).isTrue();
  }
}
