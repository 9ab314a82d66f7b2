package org.tradewire.web.socket.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExclusionsTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Exclusions exclusions = new Exclusions();
  private final UUID abuser = UUID.randomUUID();

  @Test
  void shouldKeepAnAbuserOutForTenSecondsAndNobodyElse() {
    long now = Long.MAX_VALUE - 3; // A monotonic clock may begin anywhere.
    exclusions.add(abuser, now);

    assertThat(exclusions.secondsLeft(abuser, now)).isEqualTo(10);
    assertThat(exclusions.secondsLeft(abuser, now + 9 * SECOND + 1)).isEqualTo(1);
    assertThat(exclusions.secondsLeft(abuser, now + 10 * SECOND)).isZero();
    assertThat(exclusions.secondsLeft(UUID.randomUUID(), now)).isZero();
  }

  @Test
  void shouldBeginAgainWithEachAbuse() {
    exclusions.add(abuser, 0);
    exclusions.add(abuser, 8 * SECOND);
    assertThat(exclusions.secondsLeft(abuser, 11 * SECOND)).isEqualTo(7);
  }

  @Test
  void shouldForgetWhoIsLetInAgain() {
    for (int i = 0; i < 1_000; i++) {
      exclusions.add(UUID.randomUUID(), 0);
    }
    exclusions.add(abuser, 10 * SECOND);
    assertThat(exclusions.size()).isEqualTo(1);
  }
}
