package org.tradewire.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsConfigurationTest {

  @Test
  void shouldShowFiguresToRolesAloneUnlessToldOtherwise() {
    assertThat(new MetricsConfiguration(key -> Optional.empty()).open()).isFalse();
    assertThat(new MetricsConfiguration(key -> Optional.of("true")).open()).isTrue();
  }

  @Test
  void shouldNotGuess() {
    assertThatThrownBy(() -> new MetricsConfiguration(key -> Optional.of("maybe")))
        .hasMessage("tradewire.metrics.public=maybe: must be true or false.");
  }
}
