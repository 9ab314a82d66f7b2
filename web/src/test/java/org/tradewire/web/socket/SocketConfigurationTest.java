package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketConfigurationTest {

  @Test
  void shouldHaveTheDocumentedDefaults() {
    SocketConfiguration configuration = with(Map.of());

    assertThat(configuration.maxConnectionsPerUser()).isEqualTo(10);
    assertThat(configuration.maxConnectionsPerEndpoint()).isEqualTo(1000);
    assertThat(configuration.tokenLifetime()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void shouldReadConfiguredValues() {
    assertThat(
            with(Map.of("tradewire.ws.max-connections-per-user", " 500 ")).maxConnectionsPerUser())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "ten", "100001", "1.5"})
  void shouldNameTheKeyOfAValueThatIsNoLimit(String value) {
    assertThatThrownBy(
            () ->
                with(Map.of("tradewire.ws.max-connections-per-endpoint", value))
                    .maxConnectionsPerEndpoint())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "tradewire.ws.max-connections-per-endpoint="
                + value
                + ": must be a whole number from 1 to 100000.");
  }

  @Test
  void shouldNameTheKeyOfAListThatIsNoOrigins() {
    assertThatThrownBy(() -> with(Map.of("tradewire.ws.allowed-origins", "*")).originRule())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("tradewire.ws.allowed-origins: \"*\" is no origin");
  }

  private static SocketConfiguration with(Map<String, String> values) {
    return new SocketConfiguration(key -> Optional.ofNullable(values.get(key)));
  }
}
