package org.tradewire.web.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.signal.entity.performance.PerformanceFigures;
import org.tradewire.trading.signal.entity.performance.SignalSummary;

class DashboardChannelTest {

  private static final Instant NOW = Instant.parse("2026-01-19T10:30:45.123Z");
  private static final ServiceFigures FIGURES =
      new ServiceFigures(
          true, Duration.ofMillis(61_900), 12, 30, 4_000, 5, new BigDecimal("0.250"), NOW, 900, 2);

  private static final SignalSummary SIGNALS =
      new SignalSummary(
          List.of(),
          new PerformanceFigures(1, 7, 2, 1, new BigDecimal("66.67"), new BigDecimal("0.812")));

  private final DashboardChannel channel = new DashboardChannel(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void shouldWriteTheMessageOfDocument003() {
    assertThat(text(channel.next(FIGURES, SIGNALS)))
        .isEqualTo(
            "{\"type\":\"dashboard_update\",\"timestamp\":\"2026-01-19T10:30:45.123Z\",\"data\":"
                + "{\"performance_metrics\":{\"signals_24h\":1,\"total_signals_7d\":7,\"wins_7d\":2,"
                + "\"losses_7d\":1,\"win_rate_7d\":66.67,\"avg_confidence_7d\":0.812},"
                + "\"latest_signals\":[],\"active_clients\":12,\"system_status\":{\"status\":\"operational\","
                + "\"uptime\":61,\"active_clients\":12,\"total_clients\":30,"
                + "\"messages_sent\":4000,\"avg_latency_ms\":0.250}},"
                + "\"ch\":\"dashboard\",\"seq\":1,\"epoch\":"
                + NOW.toEpochMilli()
                + "}");
  }

  @Test
  void shouldNumberMessagesAndShowANewSubscriberTheFiguresOfNowInThePlaceOfTheLast() {
    assertThat(channel.initial(FIGURES, SIGNALS).seq()).isZero();
    channel.next(FIGURES, SIGNALS);

    StreamMessage initial = channel.initial(FIGURES, SIGNALS);

    assertThat(initial.seq()).isEqualTo(1);
    assertThat(text(initial)).contains("\"initial\":true");
    assertThat(channel.next(FIGURES, SIGNALS).seq()).isEqualTo(2);
  }

  @Test
  void shouldSayThatTheNodeServesWithLessThanAll() {
    ServiceFigures degraded =
        new ServiceFigures(false, Duration.ZERO, 0, 0, 0, 0, new BigDecimal("0.000"), NOW, 0, 0);

    assertThat(text(channel.next(degraded, SignalSummary.UNKNOWN)))
        .contains("\"status\":\"degraded\",\"uptime\":0,");
  }

  @Test
  void shouldGreetWithWhatIsKnownAndNoNumber() {
    String greeting =
        new String(
            DashboardChannel.greeting(FIGURES, SignalSummary.UNKNOWN, NOW.toEpochMilli()), UTF_8);

    assertThat(greeting)
        .startsWith("{\"type\":\"initial_data\",\"timestamp\":\"2026-01-19T10:30:45.123Z\",")
        .contains("\"data\":{\"system_status\":{\"status\":\"operational\",")
        .endsWith("\"recent_signals\":[],\"performance_metrics\":null}}");
  }

  private static String text(StreamMessage message) {
    return new String(message.json(), UTF_8);
  }
}
