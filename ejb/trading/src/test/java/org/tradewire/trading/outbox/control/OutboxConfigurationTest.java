package org.tradewire.trading.outbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxConfigurationTest {

  @Test
  void shouldKeepEventsForAWeekUnlessToldOtherwise() {
    assertThat(new OutboxConfiguration(key -> Optional.empty()).retention())
        .isEqualTo(Duration.ofDays(7));
    assertThat(new OutboxConfiguration(key -> Optional.of("24")).retention())
        .isEqualTo(Duration.ofDays(1));
    assertThatThrownBy(() -> new OutboxConfiguration(key -> Optional.of("8761")).retention())
        .hasMessageStartingWith("tradewire.outbox.retention-hours=8761");
  }
}
