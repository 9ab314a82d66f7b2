package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReconnectDelayTest {

  private long nanoTime = Long.MAX_VALUE - 5;
  private final ReconnectDelay delay = new ReconnectDelay(() -> nanoTime);

  @Test
  void shouldWaitTwiceAsLongEachTimeUpToAMinute() {
    for (long expected : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(delay.nextMs()).isEqualTo(expected * 1_000);
    }
  }

  @Test
  void shouldBeginAnewBehindAConnectionThatHeldForAMinute() {
    delay.nextMs();
    delay.connected();
    nanoTime += TimeUnit.SECONDS.toNanos(59);
    assertThat(delay.nextMs()).as("cut too soon").isEqualTo(2_000);

    delay.connected();
    nanoTime += TimeUnit.SECONDS.toNanos(60);
    assertThat(delay.nextMs()).isEqualTo(1_000);
    nanoTime += TimeUnit.SECONDS.toNanos(60);
    assertThat(delay.nextMs()).as("not connected meanwhile").isEqualTo(2_000);
  }
}
