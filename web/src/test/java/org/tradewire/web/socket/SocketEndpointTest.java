package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.server.ServerEndpoint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.ChannelKind;
import org.tradewire.streaming.SessionFormat;
import org.tradewire.streaming.SessionLimits;

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
    SessionLimits limits = SocketEndpoint.ANALYTICS.limits(SessionLimits.DEFAULT);
    assertThat(limits.maxInboundChars()).isEqualTo(4096);
    assertThat(limits.maxFrameMessages()).isEqualTo(50);
    assertThat(SocketEndpoint.MARKET.limits(SessionLimits.DEFAULT))
        .isEqualTo(SessionLimits.DEFAULT);
  }
}
