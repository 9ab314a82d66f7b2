package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainConfigurationTest {

  @Test
  void shouldTakeTheTimeOfOperationsByDefault() {
    DrainConfiguration configuration = with(Map.of());

    assertThat(configuration.notice()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.close()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.request()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.file()).isEmpty();
  }

  @Test
  void shouldReadAndRefuse() {
    assertThat(with(Map.of("tradewire.drain.close-seconds", "0")).close()).isZero();
    assertThat(with(Map.of("tradewire.drain.file", "/run/drain")).file())
        .contains(Path.of("/run/drain"));
    for (String key :
        new String[] {
          "tradewire.drain.notice-seconds",
          "tradewire.drain.close-seconds",
          "tradewire.drain.request-seconds"
        }) {
      assertThatThrownBy(() -> with(Map.of(key, "601")))
          .hasMessage(key + "=601: must be a whole number of seconds from 0 to 600.");
    }
  }

  private static DrainConfiguration with(Map<String, String> values) {
    return new DrainConfiguration(key -> Optional.ofNullable(values.get(key)));
  }
}
