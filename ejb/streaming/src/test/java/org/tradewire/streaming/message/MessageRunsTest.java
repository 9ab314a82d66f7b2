package org.tradewire.streaming.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;

class MessageRunsTest {

  private static final Channel ALL = Channel.signals();
  private static final Channel BTC = Channel.signals("BTC-USDT", "1h");

  @Test
  void shouldJoinWhatFollowsEachOtherInItsChannel() {
    List<StreamMessage> messages =
        List.of(message(ALL, 5), message(BTC, 1), message(ALL, 6), message(ALL, 7));

    assertThat(texts(messages, 10, 1_000))
        .containsExactly("signals 5-7", "signals:BTC-USDT:1h 1-1");
  }

  @Test
  void shouldJoinNothingAcrossAHole() {
    assertThat(texts(List.of(message(ALL, 5), message(ALL, 7), message(ALL, 8)), 10, 1_000))
        .containsExactly("signals 5-5", "signals 7-8");
  }

  @Test
  void shouldJoinNoMoreThanIsAskedFor() {
    List<StreamMessage> messages =
        List.of(
            message(ALL, 1), message(ALL, 2), message(ALL, 3), message(ALL, 4), message(ALL, 5));

    assertThat(texts(messages, 2, 1_000))
        .containsExactly("signals 1-2", "signals 3-4", "signals 5-5");
    // Each has 8 bytes: two of them with a comma have 17.
    assertThat(texts(messages, 10, 17))
        .containsExactly("signals 1-2", "signals 3-4", "signals 5-5");
    assertThat(texts(messages, 10, 16)).hasSize(5);
    // One that is too long alone goes alone.
    assertThat(texts(messages, 10, 1)).hasSize(5);
  }

  private static List<String> texts(List<StreamMessage> messages, int most, int enoughBytes) {
    return MessageRuns.of(messages, most, enoughBytes).stream()
        .map(each -> each.channel() + " " + each.firstSeq() + '-' + each.seq())
        .toList();
  }

  private static StreamMessage message(Channel channel, long seq) {
    return StreamMessage.live(
        channel, 1, seq, ("{\"no\":" + seq + '}').getBytes(StandardCharsets.UTF_8));
  }
}
