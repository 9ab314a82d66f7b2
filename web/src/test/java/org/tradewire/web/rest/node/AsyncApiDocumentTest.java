package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.protocol.ErrorCode;
import org.tradewire.streaming.session.CloseCode;

/** The published document and the code name the same codes, kinds and modes. */
class AsyncApiDocumentTest {
  /** Codes of RFC 6455 that servers send by themselves. */
  private static final List<String> CODES_OF_SERVERS = List.of("1001", "1009", "1011", "1013");

  private final String document = read();

  @Test
  void shouldNameEveryErrorCodeAndNoOther() {
    assertThat(listed("errorCode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
  }

  @Test
  void shouldNameEveryCloseCodeAndNoOther() {
    List<String> ours =
        Arrays.stream(CloseCode.values()).map(each -> Integer.toString(each.code())).toList();

    assertThat(listed("closeCode")).containsAll(ours);
    assertThat(listed("closeCode"))
        .filteredOn(code -> !CODES_OF_SERVERS.contains(code))
        .containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void shouldNameEveryKindOfChannelAndNoOther() {
    assertThat(listed("channelKind"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ChannelKind.values()).map(ChannelKind::prefix).toList());
  }

  @Test
  void shouldNameEveryDeliveryModeAndNoOther() {
    assertThat(listed("mode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DeliveryMode.values())
                .map(each -> each.name().toLowerCase(java.util.Locale.ROOT))
                .toList());
  }

  @Test
  void shouldDescribeAllSevenEndpoints() {
    List<String> addresses =
        Pattern.compile("^    address: (\\S+)$", Pattern.MULTILINE)
            .matcher(document)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(addresses)
        .containsExactlyInAnyOrder(
            "/ws/market",
            "/ws/challenges",
            "/ws/heatmap",
            "/ws/analytics",
            "/ws",
            "/ws/signals",
            "/ws/status");
  }

  /** The values of the enum of a schema. */
  private List<String> listed(String schema) {
    Matcher found =
        Pattern.compile(
                "^    " + schema + ":.*?enum: \\[([^\\]]*)]", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(document);
    MatchResult first = found.results().findFirst().orElseThrow();
    return Arrays.stream(first.group(1).split(",")).map(String::strip).toList();
  }

  private static String read() {
    try (InputStream in = AsyncApiResource.class.getResourceAsStream("/asyncapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
