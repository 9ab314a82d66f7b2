package org.tradewire.web.socket.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.server.ServerEndpoint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.web.socket.AnalyticsEndpoint;
import org.tradewire.web.socket.ChallengesEndpoint;
import org.tradewire.web.socket.EverythingEndpoint;
import org.tradewire.web.socket.HeatmapEndpoint;
import org.tradewire.web.socket.MarketEndpoint;
import org.tradewire.web.socket.SignalsEndpoint;
import org.tradewire.web.socket.StatusEndpoint;

class SocketEndpointTest {
  private static final List<Class<?>> CLASSES =
      List.of(
          MarketEndpoint.class,
          ChallengesEndpoint.class,
          HeatmapEndpoint.class,
          AnalyticsEndpoint.class,
          EverythingEndpoint.class,
          SignalsEndpoint.class,
          StatusEndpoint.class);

  @Test
  void shouldStandAtThePathOfItsClass() {
    List<String> paths =
        CLASSES.stream().map(each -> each.getAnnotation(ServerEndpoint.class).value()).toList();
    assertThat(paths)
        .containsExactlyElementsOf(
            Arrays.stream(SocketEndpoint.values()).map(SocketEndpoint::path).toList());
  }

  @Test
  void shouldCarryEveryKindSomewhereBesidesEverything() {
    for (ChannelKind kind : ChannelKind.values()) {
      assertThat(SocketEndpoint.values())
          .as("%s", kind)
          .anyMatch(each -> each != SocketEndpoint.EVERYTHING && each.carries(kind));
      assertThat(SocketEndpoint.EVERYTHING.carries(kind)).isTrue();
    }
  }

  @Test
  void shouldSendArraysAndTakeShortRequestsAtAnalytics() {
    assertThat(SocketEndpoint.ANALYTICS.format("")).isEqualTo(SessionFormat.ANALYTICS);
    assertThat(SocketEndpoint.ANALYTICS.format("tradewire.v1.json"))
        .isEqualTo(SessionFormat.V1_JSON);
    assertThat(SocketEndpoint.MARKET.format("")).isEqualTo(SessionFormat.PLAIN);
    assertThat(SocketEndpoint.ANALYTICS.limits(TuningPreset.STANDARD).maxInboundChars())
        .isEqualTo(4096);
    assertThat(SocketEndpoint.MARKET.limits(TuningPreset.STANDARD))
        .isEqualTo(SessionLimits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, 50, 16",
    "HIGH_FREQUENCY, 100, 8",
    "LOW_LATENCY, 10, 0",
    "MEMORY_CONSTRAINED, 50, 16"
  })
  void shouldBatchAtAnalyticsAsTheDocumentSaysUnlessThePresetSaysHow(
      TuningPreset preset, int messages, long intervalMs) {
    SessionLimits limits = SocketEndpoint.ANALYTICS.limits(preset);
    assertThat(limits.maxFrameMessages()).isEqualTo(messages);
    assertThat(limits.minFrameIntervalMs()).isEqualTo(intervalMs);
    assertThat(limits.maxQueuedMessages()).isEqualTo(preset.limits().maxQueuedMessages());
  }
}
