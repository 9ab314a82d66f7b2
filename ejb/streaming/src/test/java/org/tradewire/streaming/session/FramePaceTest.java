package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramePaceTest {

  private static final long START = 5_000_000_000L;
  private static final long MS = 1_000_000;
  private static final int PER_SECOND = 100_000;
  private static final int AT_ONCE = 1_000;

  private final FramePace pace = new FramePace(PER_SECOND, START);

  @Test
  void shouldLetABurstAndASteadyRateBelowTheBoundPass() {
    turns(AT_ONCE, START + MS);
    assertThat(delayAt(START + 2 * MS)).isZero();

    long now = START + 20 * MS;
    for (int i = 0; i < 100_000; i++) {
      now += 11_000;
      pace.turn(now);
      assertThat(delayAt(now)).isZero();
    }
  }

  @Test
  void shouldSpaceTheTurnsOfASessionAboveTheBound() {
    turns(AT_ONCE + 1, START);

    assertThat(pace.delayNs(START, START)).isEqualTo(2 * MS);
    assertThat(pace.delayNs(START, START + MS)).isEqualTo(MS);
    assertThat(pace.delayNs(START, START + 2 * MS)).isZero();
    assertThat(pace.delayNs(START, START + 9 * MS)).isZero();
  }

  @Test
  void shouldStopSpacingAfterAQuarterOfASecondUnlessTheBoundIsExceededAgain() {
    turns(AT_ONCE + 1, START);
    long after = START + 250 * MS;
    assertThat(delayAt(after - 1)).isEqualTo(2 * MS);
    assertThat(delayAt(after)).isZero();

    turns(AT_ONCE, after);
    assertThat(delayAt(after)).isZero();
    turns(1, after);
    assertThat(delayAt(after)).isEqualTo(2 * MS);
  }

  @Test
  void shouldNotCountWhatWasSentWhileItSpaced() {
    turns(AT_ONCE + 1, START);
    turns(50 * AT_ONCE, START + 249 * MS);

    turns(AT_ONCE, START + 250 * MS);

    assertThat(delayAt(START + 250 * MS)).isZero();
  }

  private void turns(int count, long now) {
    for (int i = 0; i < count; i++) {
      pace.turn(now);
    }
  }

  /** Of a session whose last turn was just now. */
  private long delayAt(long now) {
    return pace.delayNs(now, now);
  }
}
