package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldTest {

  private final Hold hold = new Hold();

  @Test
  void shouldAskForATimerAgainOnlyForAnEarlierTime() {
    assertThat(hold.until(100)).isTrue();
    assertThat(hold.until(100)).isFalse();
    assertThat(hold.until(200)).isFalse();
    assertThat(hold.until(50)).isTrue();
    assertThat(hold.isHeld()).isTrue();
  }

  @Test
  void shouldAskForNoTimerWhereOneIsStillSetAfterItWasLifted() {
    hold.until(100);
    hold.lift();
    assertThat(hold.isHeld()).isFalse();

    assertThat(hold.until(100)).isFalse();
    assertThat(hold.isHeld()).isTrue();
  }

  @Test
  void shouldHoldNothingAndAskAnewAfterTheTimerHasRunOut() {
    hold.until(100);
    hold.release();
    assertThat(hold.isHeld()).isFalse();

    assertThat(hold.until(300)).isTrue();
  }

  @Test
  void shouldCompareTimesAcrossTheEndOfTheClock() {
    hold.until(Long.MIN_VALUE + 5);

    assertThat(hold.until(Long.MAX_VALUE - 5)).isTrue();
  }
}
