package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;

/** The published document and the code name the same kinds, modes and endpoints. */
class AsyncApiDocumentTest {
  private final AsyncApiText document = AsyncApiText.published();

  @Test
  void shouldNameEveryKindOfChannelAndNoOther() {
    assertThat(document.choices("channelKind"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ChannelKind.values()).map(ChannelKind::prefix).toList());
  }

  @Test
  void shouldNameEveryDeliveryModeAndNoOther() {
    assertThat(document.choices("mode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DeliveryMode.values())
                .map(each -> each.name().toLowerCase(java.util.Locale.ROOT))
                .toList());
  }

  @Test
  void shouldDescribeAllSevenEndpoints() {
    assertThat(document.messagesByAddress().keySet())
        .containsExactlyInAnyOrder(
            "/ws/market",
            "/ws/challenges",
            "/ws/heatmap",
            "/ws/analytics",
            "/ws",
            "/ws/signals",
            "/ws/status");
  }
}
