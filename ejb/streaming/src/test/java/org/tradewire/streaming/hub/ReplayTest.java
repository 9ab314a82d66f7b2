package org.tradewire.streaming.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;

/** What a client missed, however much it was and whatever else goes on. */
class ReplayTest {

  private final StreamFixture node = new StreamFixture();
  private final Channel room = Channel.challenge(UUID.randomUUID());
  private final Channel tape = Channel.trades("SIMULATOR", "BTC-USD");

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldFinishReplayWhenTheRelayComesBackInItsMiddle() {
    List<StreamMessage> log = log(room, 350);
    register(ChannelKind.CHALLENGE, log);
    HandTransport client = new HandTransport();
    client.finishing = false;
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    Subscribed subscribed = node.hub.subscribe(queue, room, since(0));
    await().until(() -> !client.frames.isEmpty());

    node.hub.repairRelayed();
    for (long seq = 351; seq <= 355; seq++) {
      log.add(StreamFixture.message(room, seq));
      node.hub.publish(log.get((int) seq - 1));
    }
    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).contains(355L));
    assertThat(subscribed.recovered()).isTrue();
    assertThat(StreamFixture.seqs(client.frames)).containsExactlyElementsOf(numbers(1, 355));
  }

  @Test
  void shouldReadNoLogThatIsFollowedWhenTheRelayComesBack() {
    List<StreamMessage> log = log(room, 3);
    AtomicInteger reads = new AtomicInteger();
    node.hub.register(
        ChannelKind.CHALLENGE,
        new Log(log) {
          @Override
          public boolean isFollowed() {
            return true;
          }

          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            reads.incrementAndGet();
            return super.since(channel, epoch, seq);
          }
        });
    HandTransport client = new HandTransport();
    node.hub.subscribe(node.session(client, SessionFormat.V1_JSON), room, since(3));

    node.hub.repairRelayed();
    node.hub.publish(StreamFixture.message(room, 4)); // by whoever follows the log
    node.hub.publish(StreamFixture.message(room, 4)); // by the relay

    await().until(() -> StreamFixture.seqs(client.frames).contains(4L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(4L);
    assertThat(reads).hasValue(1);
  }

  @Test
  void shouldReadOnceMoreWhatWasStoredWhileARepairRan() {
    List<StreamMessage> log = log(room, 3);
    boolean[] asked = {false};
    node.hub.register(
        ChannelKind.CHALLENGE,
        new Log(log) {
          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            Optional<List<StreamMessage>> read = super.since(channel, epoch, seq);
            if (!asked[0]) {
              asked[0] = true; // Stored behind the read, relayed to nobody: the relay was away.
              log.add(StreamFixture.message(room, 4));
              node.hub.repairRelayed();
            }
            return read;
          }
        });
    HandTransport client = new HandTransport();

    node.hub.subscribe(node.session(client, SessionFormat.V1_JSON), room, since(1));

    await().until(() -> StreamFixture.seqs(client.frames).contains(4L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(2L, 3L, 4L);
  }

  @Test
  void shouldReplayEveryMessageOfAStateChannelWhenMoreThanAPageWasMissed() {
    List<StreamMessage> log = log(tape, 1_000);
    register(ChannelKind.TRADES, log);
    HandTransport client = new HandTransport();
    client.finishing = false;
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);

    Subscribed subscribed = node.hub.subscribe(queue, tape, since(760));
    for (long seq = 1_001; seq <= 1_040; seq++) {
      log.add(StreamFixture.message(tape, seq));
      node.hub.publish(log.get((int) seq - 1));
    }
    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).contains(1_040L));
    assertThat(subscribed).isEqualTo(new Subscribed(tape, 1, 1_000, true));
    assertThat(StreamFixture.seqs(client.frames)).containsExactlyElementsOf(numbers(761, 1_040));
    assertThat(client.all()).doesNotContain("initial");
  }

  /** What is read is held for the client until it has taken it. */
  @Test
  void shouldReadLongEventsAFewAtATime() {
    byte[] json = ("{\"seq\":7,\"pad\":\"" + "x".repeat(60 << 10) + "\"}").getBytes(UTF_8);
    List<StreamMessage> log =
        LongStream.rangeClosed(1, 9)
            .mapToObj(seq -> StreamMessage.live(room, 1, seq, json))
            .toList();
    List<Long> reads = new CopyOnWriteArrayList<>();
    node.hub.register(
        ChannelKind.CHALLENGE,
        new Log(log) {
          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            reads.add(seq);
            return super.since(channel, epoch, seq);
          }
        });
    HandTransport client = new HandTransport();

    node.hub.subscribe(node.session(client, SessionFormat.V1_JSON), room, since(0));

    await().until(() -> StreamFixture.seqs(client.frames).size() == 9);
    assertThat(reads).startsWith(0L, 4L, 8L);
  }

  @Test
  void shouldSayWhatIsMissingWhereTheHistoryEndsBeforeTheReplayDoes() {
    List<StreamMessage> log = log(tape, 1_000);
    node.hub.register(
        ChannelKind.TRADES,
        new Log(log) {
          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            Optional<List<StreamMessage>> read = super.since(channel, epoch, seq);
            if (seq == 760) { // Behind the read the tape runs on, further than it is kept.
              node.hub.publish(StreamFixture.message(tape, 1_001));
              log.add(StreamFixture.message(tape, 5_000));
              log.removeIf(each -> each.seq() < 5_000);
            }
            return read;
          }
        });
    HandTransport client = new HandTransport();

    node.hub.subscribe(node.session(client, SessionFormat.V1_JSON), tape, since(760));

    await().until(() -> StreamFixture.seqs(client.frames).contains(5_000L));
    assertThat(StreamFixture.seqs(client.frames)).containsAll(numbers(761, 1_000));
    assertThat(client.all()).contains("\"from\":1001,\"to\":4999");
  }

  @Test
  void shouldResumeAHundredRoomsOnOneConnection() {
    HandTransport client = new HandTransport();
    client.finishing = false;
    SessionLimits limits = SessionLimits.DEFAULT; // The outbound rate of 1000 a second included.
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON, limits);
    List<StreamMessage> log = new CopyOnWriteArrayList<>();
    List<Channel> rooms = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rooms.add(Channel.challenge(UUID.randomUUID()));
      log.addAll(log(rooms.get(i), 100));
    }
    register(ChannelKind.CHALLENGE, log);

    rooms.forEach(each -> node.hub.subscribe(queue, each, since(0)));
    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).size() >= 10_000);
    assertThat(client.closeCode).isZero();
    assertThat(StreamFixture.seqs(client.frames)).hasSize(10_000);
  }

  @Test
  void shouldReplayWhileAnotherChannelWaitsForItsTime() {
    register(ChannelKind.CHALLENGE, log(room, 350));
    HandTransport client = new HandTransport();
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    Channel heatmap = Channel.parse("heatmap:BTCUSDT");
    node.hub.subscribe(queue, heatmap, new SubscribeOptions(null, null, 5_000));
    node.hub.publish(StreamFixture.message(heatmap, 1));
    await().until(() -> client.all().contains("heatmap"));
    node.nanos.addAndGet(1_000_000);
    node.hub.publish(StreamFixture.message(heatmap, 2)); // The clock stands still: this one waits.

    node.hub.subscribe(queue, room, since(0));

    await().until(() -> StreamFixture.seqs(client.frames).contains(350L));
    assertThat(client.all()).doesNotContain("\"ch\":\"heatmap:BTCUSDT\",\"seq\":2}");
  }

  @Test
  void shouldReadTheLogOnceForAllWhoAreInARoom() {
    List<StreamMessage> log = log(room, 10);
    AtomicInteger reads = new AtomicInteger();
    node.hub.register(
        ChannelKind.CHALLENGE,
        new Log(log) {
          @Override
          public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
            reads.incrementAndGet();
            return super.since(channel, epoch, seq);
          }
        });
    List<HandTransport> clients = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      HandTransport client = new HandTransport();
      node.hub.subscribe(node.session(client, SessionFormat.V1_JSON), room, since(10));
      clients.add(client);
    }
    log.add(StreamFixture.message(room, 11)); // Relayed to nobody.
    reads.set(0);

    node.hub.repairRelayed();

    for (HandTransport client : clients) {
      await().until(() -> StreamFixture.seqs(client.frames).equals(List.of(11L)));
    }
    assertThat(reads).hasValue(1);
  }

  private static SubscribeOptions since(long seq) {
    return SubscribeOptions.resuming(new Position(1, seq));
  }

  private static List<StreamMessage> log(Channel channel, long last) {
    return new CopyOnWriteArrayList<>(
        LongStream.rangeClosed(1, last)
            .mapToObj(seq -> StreamFixture.message(channel, seq))
            .toList());
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private void register(ChannelKind kind, List<StreamMessage> log) {
    node.hub.register(kind, new Log(log));
  }

  /**
   * Knows the messages of some channels; those of events it reads by pages, as a database would.
   */
  private static class Log implements ChannelSource {

    private final List<StreamMessage> messages;

    Log(List<StreamMessage> messages) {
      this.messages = messages;
    }

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      List<StreamMessage> all = of(channel);
      return all.isEmpty() ? List.of() : List.of(all.get(all.size() - 1).asState());
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      List<StreamMessage> all = of(channel);
      if (all.isEmpty() || all.get(0).seq() > seq + 1) {
        return Optional.empty();
      }
      long limit = channel.kind().deliveryClass() == DeliveryClass.EVENT ? PAGE + 1 : all.size();
      return Optional.of(all.stream().filter(each -> each.seq() > seq).limit(limit).toList());
    }

    private List<StreamMessage> of(Channel channel) {
      return messages.stream().filter(each -> each.channel().equals(channel)).toList();
    }
  }
}
