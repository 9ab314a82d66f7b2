package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.configuration.entity.Origins;

class CrossOriginConfigurationTest {
  private static final String HTTP = "tradewire.http.allowed-origins";
  private static final String SOCKETS = "tradewire.ws.allowed-origins";

  @Test
  void shouldLetNoOtherOriginCallWhereNoneIsNamed() {
    assertThat(allowed(Map.of())).isEqualTo(Origins.NONE);
    assertThat(allowed(Map.of()).contains("http://localhost:8080")).isFalse();
  }

  @Test
  void shouldGoByItsOwnListElseByThatOfTheSockets() {
    Origins ofSockets = allowed(Map.of(SOCKETS, "https://desk.example.com"));
    Origins own =
        allowed(
            Map.of(SOCKETS, "https://desk.example.com", HTTP, "https://Other.example.com:8443"));

    assertThat(ofSockets.contains("https://desk.example.com")).isTrue();
    assertThat(own.contains("https://desk.example.com")).isFalse();
    assertThat(own.contains("https://other.example.com:8443")).isTrue();
    assertThat(own.contains(null)).isFalse();
  }

  @Test
  void shouldRefuseEverybody() {
    assertThatThrownBy(() -> allowed(Map.of(HTTP, "*")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(HTTP + "=*: must be origins separated by commas")
        .hasMessageEndingWith("(* is refused).");
  }

  private static Origins allowed(Map<String, String> values) {
    return new CrossOriginConfiguration(key -> Optional.ofNullable(values.get(key))).allowed();
  }
}
