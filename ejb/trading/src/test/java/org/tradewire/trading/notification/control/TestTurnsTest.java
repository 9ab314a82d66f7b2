package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TestTurnsTest {
  private static final UUID FIRST = UUID.randomUUID();

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final TestTurns turns = new TestTurns(now::get);

  @Test
  void shouldLetAUserTryOnceInThreeSeconds() {
    assertThat(turns.begin(FIRST)).isTrue();
    turns.end();
    assertThat(turns.begin(FIRST)).isFalse();
    now.addAndGet(TimeUnit.SECONDS.toNanos(3));
    assertThat(turns.begin(FIRST)).isTrue();
  }

  @Test
  void shouldLetTwoTryAtOnce() {
    assertThat(turns.begin(FIRST)).isTrue();
    assertThat(turns.begin(UUID.randomUUID())).isTrue();
    UUID third = UUID.randomUUID();
    assertThat(turns.begin(third)).isFalse();
    turns.end();
    assertThat(turns.begin(third)).isTrue();
  }
}
