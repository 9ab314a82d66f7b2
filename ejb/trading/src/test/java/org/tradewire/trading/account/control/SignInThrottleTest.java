package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.testing.SettableClock;

class SignInThrottleTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2024-01-01T10:00:00Z"));
  private final SignInThrottle throttle = new SignInThrottle(clock);

  @Test
  void shouldMakeWaitAfterTenFailuresUntilTheWindowEnds() {
    fail("trader1", "10.0.0.1", 9);
    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isZero();
    fail("trader1", "10.0.0.1", 1);

    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isEqualTo(60);
    clock.advance(Duration.ofMillis(59_001));
    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isEqualTo(1);
    clock.advance(Duration.ofMillis(999));
    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isZero();
  }

  @Test
  void shouldTakeBackAnAttemptThatWasNotLookedAt() {
    fail("trader1", "10.0.0.1", 9);
    assertThat(throttle.tryReserve("trader1", "10.0.0.1")).isZero();
    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isPositive();

    throttle.giveBack("trader1", "10.0.0.1");

    assertThat(throttle.tryReserve("trader1", "10.0.0.1")).isZero();
  }

  @Test
  void shouldCountAnewAfterTheWindow() {
    fail("trader1", "10.0.0.1", 10);
    clock.advance(Duration.ofSeconds(60));
    fail("trader1", "10.0.0.1", 1);

    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isZero();
  }

  @Test
  void shouldNotPunishOthers() {
    fail("trader1", "10.0.0.1", 10);

    assertThat(throttle.secondsToWait("trader1", "10.0.0.2")).isZero();
    assertThat(throttle.secondsToWait("trader2", "10.0.0.1")).isZero();
  }

  @Test
  void shouldForgiveWhenPasswordWasKnown() {
    fail("trader1", "10.0.0.1", 9);
    throttle.succeeded("trader1", "10.0.0.1");
    fail("trader1", "10.0.0.1", 9);

    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isZero();
  }

  @Test
  void shouldKeepItsSizeWhenManyNamesAreTried() {
    for (int i = 0; i < SignInThrottle.MAX_PAIRS; i++) {
      throttle.failed("user" + i, "10.0.0.1");
    }
    fail("trader1", "10.0.0.1", 10);

    assertThat(throttle.secondsToWait("trader1", "10.0.0.1")).isPositive();
  }

  @Test
  void shouldCountAttemptsBeforeTheyAreDecided() {
    for (int i = 0; i < SignInThrottle.MAX_FAILURES; i++) {
      assertThat(throttle.tryReserve("trader1", "10.0.0.1")).isZero();
    }

    assertThat(throttle.tryReserve("trader1", "10.0.0.1")).isEqualTo(60);
    throttle.succeeded("trader1", "10.0.0.1");
    assertThat(throttle.tryReserve("trader1", "10.0.0.1")).isZero();
  }

  private void fail(String username, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(username, address);
    }
  }
}
