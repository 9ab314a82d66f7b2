package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpeningLimitTest {

  private static final long START_NS = -7;

  private final OpeningLimit limit = new OpeningLimit(2, Duration.ofNanos(100));

  @Test
  void shouldAllowSoManyInAnyStretchOfTime() {
    assertThat(limit.take(START_NS)).isZero();
    assertThat(limit.take(START_NS + 60)).isZero();
    assertThat(limit.take(START_NS + 70)).isEqualTo(30);
    assertThat(limit.take(START_NS + 99)).isEqualTo(1);

    assertThat(limit.take(START_NS + 100)).isZero();
    assertThat(limit.take(START_NS + 100)).isEqualTo(60);
    assertThat(limit.take(START_NS + 160)).isZero();
  }
}
