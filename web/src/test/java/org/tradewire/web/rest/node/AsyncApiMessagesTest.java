package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** Each endpoint is documented with the messages of the channels it carries, and with no other. */
class AsyncApiMessagesTest {

  private final AsyncApiText document = AsyncApiText.published();
  private final Map<String, List<String>> channels = document.channelsByMessage();

  @Test
  void shouldListWhatEachEndpointCarriesAndNothingElse() {
    Map<String, Set<String>> carried = new TreeMap<>();
    for (SocketEndpoint endpoint : SocketEndpoint.values()) {
      carried.put(endpoint.path(), messages(endpoint));
    }

    assertThat(document.messagesByAddress()).isEqualTo(carried);
  }

  @Test
  void shouldTakeOrSendWhatIsListed() {
    assertThat(document.operatedByAddress()).isEqualTo(document.messagesByAddress());
  }

  @Test
  void shouldNameTheChannelsOfEveryMessageThatHasANumber() {
    assertThat(document.numberedMessages())
        .hasSizeGreaterThan(15)
        .allSatisfy(message -> assertThat(channels.get(message)).as(message).isNotEmpty());
  }

  @Test
  void shouldDescribeTheMessagesOfEveryChannelThatIsPublished() {
    Set<String> described = new TreeSet<>();
    document.numberedMessages().forEach(message -> described.addAll(channels.get(message)));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ChannelKind.values()).map(ChannelKind::prefix).toList());
  }

  private Set<String> messages(SocketEndpoint endpoint) {
    Set<String> kinds =
        Arrays.stream(ChannelKind.values())
            .filter(endpoint::carries)
            .map(ChannelKind::prefix)
            .collect(Collectors.toSet());
    return channels.entrySet().stream()
        .filter(
            each -> each.getValue().isEmpty() || each.getValue().stream().anyMatch(kinds::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
