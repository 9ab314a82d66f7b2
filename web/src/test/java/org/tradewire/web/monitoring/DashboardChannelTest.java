package org.tradewire.web.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.StreamMessage;

class DashboardChannelTest {

  private static final Instant NOW = Instant.parse("2026-01-19T10:30:45.123Z");
  private static final ServiceFigures FIGURES =
      new ServiceFigures(
          true, Duration.ofMillis(61_900), 12, 30, 4_000, 5, new BigDecimal("0.250"), NOW, 900, 2);

  private final DashboardChannel channel = new DashboardChannel(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void shouldWriteTheMessageOfDocument003() {
    assertThat(text(channel.next(FIGURES)))
        .isEqualTo(
            "{\"type\":\"dashboard_update\",\"timestamp\":\"2026-01-19T10:30:45.123Z\",\"data\":"
                + "{\"active_clients\":12,\"system_status\":{\"status\":\"operational\","
                + "\"uptime\":61,\"active_clients\":12,\"total_clients\":30,"
                + "\"messages_sent\":4000,\"avg_latency_ms\":0.250}},"
                + "\"ch\":\"dashboard\",\"seq\":1,\"epoch\":"
                + NOW.toEpochMilli()
                + "}");
  }

  @Test
  void shouldNumberMessagesAndShowANewSubscriberTheFiguresOfNowInThePlaceOfTheLast() {
    assertThat(channel.initial(FIGURES).seq()).isZero();
    channel.next(FIGURES);

    StreamMessage initial = channel.initial(FIGURES);

    assertThat(initial.seq()).isEqualTo(1);
    assertThat(text(initial)).contains("\"initial\":true");
    assertThat(channel.next(FIGURES).seq()).isEqualTo(2);
  }

  @Test
  void shouldSayThatTheNodeServesWithLessThanAll() {
    ServiceFigures degraded =
        new ServiceFigures(false, Duration.ZERO, 0, 0, 0, 0, new BigDecimal("0.000"), NOW, 0, 0);

    assertThat(text(channel.next(degraded))).contains("\"status\":\"degraded\",\"uptime\":0,");
  }

  private static String text(StreamMessage message) {
    return new String(message.json(), UTF_8);
  }
}
