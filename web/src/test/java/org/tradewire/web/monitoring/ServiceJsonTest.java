package org.tradewire.web.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.JsonBytes;

class ServiceJsonTest {

  private static final ServiceFigures FIGURES =
      new ServiceFigures(
          true,
          Duration.ofMillis(61_900),
          12,
          30,
          4_000,
          5,
          new BigDecimal("0.250"),
          Instant.parse("2026-01-19T10:30:45.123Z"),
          900,
          2);

  @Test
  void shouldWriteTheEightFiguresOfTheService() {
    assertThat(
            new String(
                JsonBytes.of(
                    FIGURES,
                    (json, figures) -> {
                      json.beginObject();
                      ServiceJson.members(json, figures);
                      json.endObject();
                    }),
                UTF_8))
        .isEqualTo(
            "{\"active_clients\":12,\"total_clients\":30,\"messages_sent\":4000,"
                + "\"messages_dropped\":5,\"avg_latency_ms\":0.250,"
                + "\"last_update_time\":\"2026-01-19T10:30:45.123Z\","
                + "\"total_messages_received\":900,\"active_connections\":2}");
  }
}
