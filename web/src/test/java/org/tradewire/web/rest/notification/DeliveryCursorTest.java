package org.tradewire.web.rest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.notification.entity.DeliveryKey;

class DeliveryCursorTest {

  @Test
  void shouldReadWhatItWroteToTheMicrosecond() {
    DeliveryKey key =
        new DeliveryKey(
            Instant.parse("2026-06-01T10:00:30.123456Z"),
            UUID.fromString("6f0a1c1e-0000-4000-8000-00000000abcd"));

    String text = DeliveryCursor.write(key);

    assertThat(text).isEqualTo("1780308030123456:6f0a1c1e-0000-4000-8000-00000000abcd");
    assertThat(DeliveryCursor.read(text)).isEqualTo(key);
    assertThat(DeliveryCursor.read(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1:",
        "1:abc",
        "-1:6f0a1c1e-0000-4000-8000-00000000abcd",
        "123456789012345678:6f0a1c1e-0000-4000-8000-00000000abcd",
        "1:6f0a1c1e-0000-4000-8000-00000000abcd "
      })
  void shouldRefuseAnythingElse(String text) {
    assertThatThrownBy(() -> DeliveryCursor.read(text)).hasMessageContaining("cursor");
  }
}
