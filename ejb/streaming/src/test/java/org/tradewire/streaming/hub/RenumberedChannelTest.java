package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;

/** A channel that is told by somebody else from now on, under an epoch that may be smaller. */
class RenumberedChannelTest {

  private static final Pattern NAME = Pattern.compile("\"n\":\"([^\"]*)\"");

  private final StreamFixture node = new StreamFixture();
  private final HandTransport client = new HandTransport();
  private final SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
  private final Channel book = Channel.book("FAR", "BTC-USD");
  private final Channel tape = Channel.trades("FAR", "BTC-USD");
  private final AtomicReference<List<StreamMessage>> state = new AtomicReference<>(List.of());

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldSendTheNewOwnersStateThenItsMessages() {
    node.hub.register(ChannelKind.BOOK, channel -> state.get());
    state.set(List.of(full(9, 5)));
    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    node.hub.publish(change(book, 9, 6));
    await().until(() -> client.all().contains("9/6"));

    state.set(List.of(full(3, 40)));
    node.hub.renumber(book::equals);
    node.hub.publish(change(book, 3, 41));

    await().until(() -> client.all().contains("3/41"));
    assertThat(order()).containsExactly("full9/5", "9/6", "full3/40", "3/41");
  }

  @Test
  void shouldWaitForAStateThatTheNewOwnerHasNotYet() {
    node.hub.register(ChannelKind.BOOK, channel -> state.get());
    state.set(List.of(full(9, 5)));
    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    await().until(() -> client.all().contains("9/5"));

    state.set(List.of());
    node.hub.renumber(book::equals);
    node.hub.publish(full(3, 40));
    node.hub.publish(change(book, 3, 41));

    await().until(() -> client.all().contains("3/41"));
    assertThat(order()).containsExactly("full9/5", "full3/40", "3/41");
  }

  @Test
  void shouldLeaveOtherChannelsAlone() {
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    node.hub.publish(change(tape, 9, 6));
    node.hub.renumber(book::equals);
    node.hub.publish(change(tape, 3, 1));
    node.hub.publish(change(tape, 9, 7));
    await().until(() -> client.all().contains("9/7"));
    assertThat(order()).containsExactly("9/6", "9/7");
  }

  @Test
  void shouldReadAgainWhereTheOwnerChangesWhileTheStateIsRead() {
    node.hub.register(
        ChannelKind.BOOK,
        channel -> {
          List<StreamMessage> read = state.get();
          if (read.get(0).epoch() == 9) {
            node.hub.publish(change(book, 9, 6));
            state.set(List.of(full(3, 40)));
            node.hub.renumber(book::equals);
            node.hub.publish(change(book, 3, 41));
          }
          return read;
        });
    state.set(List.of(full(9, 5)));

    Subscribed answer = node.hub.subscribe(queue, book, SubscribeOptions.NONE);

    await().until(() -> client.all().contains("3/41"));
    assertThat(order()).containsExactly("full3/40", "3/41");
    assertThat(answer.epoch()).isEqualTo(3);
  }

  @Test
  void shouldGiveUpAReplayOfTheFormerOwner() {
    AtomicReference<Boolean> changes = new AtomicReference<>(true);
    node.hub.register(
        ChannelKind.TRADES,
        new ChannelSource() {
          @Override
          public List<StreamMessage> snapshot(Channel channel) {
            return List.of(StreamMessage.initial(tape, 3, 40, json("state", 3, 40)));
          }

          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            if (changes.getAndSet(false)) {
              node.hub.renumber(tape::equals);
            }
            return Optional.of(List.of(change(tape, 9, 6), change(tape, 9, 7)));
          }
        });

    Subscribed answer =
        node.hub.subscribe(queue, tape, SubscribeOptions.resuming(new Position(9, 5)));
    node.hub.publish(change(tape, 3, 41));

    assertThat(answer.recovered()).as("nothing of it was sent").isFalse();

    await().until(() -> client.all().contains("3/41"));
    assertThat(order()).containsExactly("state3/40", "3/41");
  }

  @Test
  void shouldEndAReplayThatTheClientHasNotTakenYet() {
    SessionQueue small =
        node.session(client, SessionFormat.V1_JSON, StreamFixture.queueOf(4, 1 << 20));
    client.finishing = false;
    List<StreamMessage> missed = new ArrayList<>();
    for (int seq = 1; seq <= 40; seq++) {
      missed.add(change(tape, 9, seq));
    }
    node.hub.register(
        ChannelKind.TRADES,
        new ChannelSource() {
          @Override
          public List<StreamMessage> snapshot(Channel channel) {
            return List.of(StreamMessage.initial(tape, 3, 70, json("state", 3, 70)));
          }

          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            return Optional.of(missed);
          }
        });
    node.hub.subscribe(small, tape, SubscribeOptions.resuming(new Position(9, 0)));

    node.hub.renumber(tape::equals);
    client.finish();
    node.hub.publish(change(tape, 3, 71));

    await().until(() -> client.all().contains("3/71"));
    assertThat(order()).endsWith("state3/70", "3/71").doesNotContain("9/40");
  }

  private static StreamMessage change(Channel channel, long epoch, long seq) {
    return StreamMessage.live(channel, epoch, seq, json("", epoch, seq));
  }

  private StreamMessage full(long epoch, long seq) {
    return StreamMessage.initial(book, epoch, seq, json("full", epoch, seq));
  }

  private static byte[] json(String label, long epoch, long seq) {
    return ("{\"n\":\"" + label + epoch + "/" + seq + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private List<String> order() {
    return NAME.matcher(client.all()).results().map(RenumberedChannelTest::name).toList();
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
