package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.testing.SettableClock;

class MomentsTest {

  private static final Instant FINE = Instant.parse("2026-03-16T10:17:42.123456999Z");
  private static final Instant WHOLE = Instant.parse("2026-03-16T10:17:42.123456Z");

  @Test
  void shouldCutOffWhatTheDatabaseDoesNotKeep() {
    assertThat(Moments.stored(FINE)).isEqualTo(WHOLE);
    assertThat(Moments.stored(WHOLE)).isEqualTo(WHOLE);
  }

  @Test
  void shouldTellThePresentInWholeMicroseconds() {
    assertThat(Moments.now(new SettableClock(FINE))).isEqualTo(WHOLE);
  }
}
