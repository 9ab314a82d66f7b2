package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.protocol.ErrorCode;
import org.tradewire.streaming.session.CloseCode;

/** The published document and the code name the same codes, kinds and modes. */
class AsyncApiDocumentTest {
  /** Codes of RFC 6455 that servers send by themselves. */
  private static final List<String> CODES_OF_SERVERS = List.of("1001", "1009", "1011", "1013");

  private final AsyncApiText document = AsyncApiText.published();

  @Test
  void shouldNameEveryErrorCodeAndNoOther() {
    assertThat(document.choices("errorCode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
  }

  @Test
  void shouldNameEveryCloseCodeAndNoOther() {
    List<String> ours =
        Arrays.stream(CloseCode.values()).map(each -> Integer.toString(each.code())).toList();

    assertThat(document.choices("closeCode")).containsAll(ours);
    assertThat(document.choices("closeCode"))
        .filteredOn(code -> !CODES_OF_SERVERS.contains(code))
        .containsExactlyInAnyOrderElementsOf(ours);
  }

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
