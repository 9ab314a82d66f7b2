package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;

class ChannelHubTest {

  private final StreamFixture node = new StreamFixture();
  private final Channel room = Channel.challenge(UUID.randomUUID());
  private final Channel book = Channel.book("SIMULATOR", "BTC-USD");

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldSendStateThenOnlyWhatIsNewer() {
    HandTransport client = new HandTransport();
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    node.hub.register(
        ChannelKind.BOOK,
        channel -> {
          // Published while the state is read: part of it already, and one behind it.
          node.hub.publish(StreamFixture.message(book, 7));
          node.hub.publish(StreamFixture.message(book, 8));
          return List.of(StreamFixture.state(book, 7));
        });

    Subscribed subscribed = node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    node.hub.publish(StreamFixture.message(book, 9));

    await().until(() -> client.frames.size() >= 3);
    assertThat(subscribed.seq()).isEqualTo(7);
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(7L, 8L, 9L);
    assertThat(client.frames.get(0)).contains("initial");
  }

  @Test
  void shouldSendTheNewestMessageAsStateWhenNobodyAnswersForDerivedState() throws Exception {
    Channel ticker = Channel.ticker("SIMULATOR", "BTC-USD");
    node.broker.publishNext(ticker(ticker, "1"), 5);
    node.broker.publishNext(ticker(ticker, "2"), 5);
    HandTransport client = new HandTransport();

    Subscribed subscribed =
        node.hub.subscribe(
            node.session(client, SessionFormat.PLAIN), ticker, SubscribeOptions.NONE);
    node.broker.publishNext(ticker(ticker, "3"), 5);

    await().until(() -> client.frames.size() >= 2);
    assertThat(subscribed.epoch()).isEqualTo(5);
    assertThat(subscribed.seq()).isEqualTo(2);
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(2L, 3L);
    assertThat(client.frames.get(0)).contains("\"last\":\"2\"").endsWith(",\"initial\":true}");
  }

  private static StateUpdate ticker(Channel channel, String last) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("ticker", 0);
    envelope.data().beginObject().name("last").value(last).endObject();
    return new StateUpdate(channel, envelope.withoutPosition(), null, 0);
  }

  /** Behind an outage a log of messages with large objects is published page by page. */
  @Test
  void shouldJoinNoMoreThanAFrameShouldHold() {
    List<StreamMessage> published = new CopyOnWriteArrayList<>();
    Channel signals = Channel.signals();
    node.hub.follow(signals, published::add);
    List<StreamMessage> log =
        LongStream.rangeClosed(1, 256)
            .mapToObj(seq -> StreamMessage.live(signals, 1, seq, new byte[20_000]))
            .toList();

    node.hub.publishAll(log);

    assertThat(published.stream().mapToInt(StreamMessage::count).sum()).isEqualTo(256);
    assertThat(published).allMatch(each -> each.json().length <= 64 << 10);
    assertThat(published).hasSize(86);
  }

  @Test
  void shouldDropDuplicates() throws Exception {
    HandTransport client = new HandTransport();
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    for (long seq : new long[] {1, 2, 2, 1, 3}) {
      node.hub.publish(StreamFixture.message(room, seq));
    }
    await().until(() -> StreamFixture.seqs(client.frames).contains(3L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldFillGapOfEventsFromTheLog() {
    List<StreamMessage> log = messages(1, 5);
    node.hub.register(ChannelKind.CHALLENGE, new LogSource(log));
    HandTransport client = new HandTransport();
    node.hub.subscribe(
        node.session(client, SessionFormat.V1_JSON),
        room,
        SubscribeOptions.resuming(new Position(1, 1)));
    await().until(() -> StreamFixture.seqs(client.frames).size() == 4);

    log.addAll(messages(6, 9));
    node.hub.publish(StreamFixture.message(room, 9)); // 6 to 8 were lost on the way to this node

    await().until(() -> StreamFixture.seqs(client.frames).contains(9L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(node.statistics.repaired()).isEqualTo(1);
  }

  @Test
  void shouldReplayFarMoreThanTheQueueHoldsWhileLiveEventsArrive() {
    List<StreamMessage> log = new CopyOnWriteArrayList<>(messages(1, 1_000));
    node.hub.register(ChannelKind.CHALLENGE, new LogSource(log));
    HandTransport client = new HandTransport();
    client.finishing = false;
    SessionQueue queue =
        node.session(client, SessionFormat.V1_JSON, StreamFixture.queueOf(128, 1 << 20));

    Subscribed subscribed =
        node.hub.subscribe(queue, room, SubscribeOptions.resuming(new Position(1, 1)));
    assertThat(subscribed.recovered()).isTrue();
    for (long seq = 1_001; seq <= 1_200; seq++) {
      StreamMessage message = StreamFixture.message(room, seq);
      log.add(message);
      node.hub.publish(message);
    }
    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).contains(1_200L));
    node.hub.publish(StreamFixture.message(room, 1_201));
    await().until(() -> StreamFixture.seqs(client.frames).contains(1_201L));
    assertThat(StreamFixture.seqs(client.frames))
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 1_201).boxed().toList());
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldSayWhetherNothingIsMissing() {
    node.hub.register(ChannelKind.CHALLENGE, new LogSource(messages(3, 5)));
    SessionQueue one = node.session(new HandTransport(), SessionFormat.V1_JSON);
    SessionQueue other = node.session(new HandTransport(), SessionFormat.V1_JSON);

    assertThat(node.hub.subscribe(one, room, SubscribeOptions.resuming(new Position(1, 4))))
        .isEqualTo(new Subscribed(room, 1, 5, true));
    assertThat(
            node.hub
                .subscribe(other, room, SubscribeOptions.resuming(new Position(1, 1)))
                .recovered())
        .isFalse();
  }

  @Test
  void shouldForgetRoomWhenItsLastSubscriberLeaves() {
    SessionQueue one = node.session(new HandTransport(), SessionFormat.PLAIN);
    SessionQueue other = node.session(new HandTransport(), SessionFormat.PLAIN);
    node.hub.subscribe(one, room, SubscribeOptions.NONE);
    node.hub.subscribe(one, book, SubscribeOptions.NONE);
    node.hub.subscribe(other, room, SubscribeOptions.NONE);
    assertThat(node.hub.subscribers()).containsEntry(room.name(), 2).containsEntry(book.name(), 1);

    node.hub.unsubscribe(one, room);
    other.disconnected();
    one.disconnected();

    assertThat(node.hub.subscribers()).isEmpty();
    assertThat(node.writers.sessions()).isZero();
  }

  /** Subscribers come at any moment; each must see the state and then every number behind it. */
  @Test
  void shouldLeaveNoGapWhilePublishersRun() throws Exception {
    AtomicLong published = new AtomicLong();
    AtomicBoolean running = new AtomicBoolean(true);
    node.hub.register(
        ChannelKind.BOOK, channel -> List.of(StreamFixture.state(book, published.get())));
    Thread publisher =
        new Thread(
            () -> {
              while (running.get()) {
                // The state is current before its message is published, as a book's is.
                node.hub.publish(StreamFixture.message(book, published.incrementAndGet()));
                LockSupport.parkNanos(20_000);
              }
            });
    publisher.start();
    List<HandTransport> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        HandTransport client = new HandTransport();
        // Roomy: on a busy machine the writer may stand still for longer than 256 messages.
        SessionLimits roomy = StreamFixture.queueOf(1_000_000, Integer.MAX_VALUE);
        SessionQueue queue = node.session(client, SessionFormat.V1_JSON, roomy);
        node.hub.subscribe(queue, book, SubscribeOptions.NONE);
        clients.add(client);
        await()
            .pollInterval(Duration.ofMillis(1))
            .until(() -> StreamFixture.seqs(client.frames).size() >= 20);
        node.hub.unsubscribe(queue, book);
      }
    } finally {
      running.set(false);
      publisher.join();
    }
    for (HandTransport client : clients) {
      List<Long> seqs = StreamFixture.seqs(client.frames);
      assertThat(client.frames.get(0)).contains("initial");
      assertThat(seqs)
          .isEqualTo(LongStream.range(seqs.get(0), seqs.get(0) + seqs.size()).boxed().toList());
    }
  }

  @Test
  void shouldResumeDerivedStateFromTheRelaysHistory() throws Exception {
    Channel candles = Channel.parse("candles:COINBASE:BTC-USD:1m");
    for (long seq = 1; seq <= 300; seq++) {
      node.broker.publish(StreamFixture.message(candles, seq));
    }
    HandTransport client = new HandTransport();
    SessionQueue session = node.session(client, SessionFormat.V1_JSON);

    assertThat(
            node.hub.subscribe(session, candles, SubscribeOptions.resuming(new Position(1, 297))))
        .isEqualTo(new Subscribed(candles, 1, 300, true));

    node.broker.publish(StreamFixture.message(candles, 301));
    await().until(() -> StreamFixture.seqs(client.frames).contains(301L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(298L, 299L, 300L, 301L);
    node.hub.unsubscribe(session, candles);
    assertThat(
            node.hub
                .subscribe(session, candles, SubscribeOptions.resuming(new Position(1, 20)))
                .recovered())
        .isFalse();
  }

  @Test
  void shouldAnswerKeyedStateWithItsNewestValueAndCallNothingCompleteThatIsNot() throws Exception {
    Channel first = Channel.ticker("SIMULATOR", "A-USD");
    Channel second = Channel.ticker("SIMULATOR", "B-USD");
    Channel third = Channel.ticker("SIMULATOR", "C-USD");

    assertThat(resumed(first, 300, List.of(301L))).isEqualTo(new Subscribed(first, 1, 300, true));
    assertThat(resumed(second, 299, List.of(300L, 301L)))
        .isEqualTo(new Subscribed(second, 1, 300, true));
    assertThat(resumed(third, 298, List.of(300L, 301L)))
        .isEqualTo(new Subscribed(third, 1, 300, false));
  }

  /** Of a channel at 300, which then moves on. */
  private Subscribed resumed(Channel channel, long since, List<Long> sent) throws Exception {
    for (long seq = 1; seq <= 300; seq++) {
      node.broker.publish(StreamFixture.message(channel, seq));
    }
    HandTransport client = new HandTransport();
    SessionQueue session = node.session(client, SessionFormat.V1_JSON);
    Subscribed subscribed =
        node.hub.subscribe(session, channel, SubscribeOptions.resuming(new Position(1, since)));
    await().until(() -> StreamFixture.seqs(client.frames).size() >= sent.size() - 1);
    node.broker.publish(StreamFixture.message(channel, 301));
    await().until(() -> StreamFixture.seqs(client.frames).contains(301L));
    assertThat(StreamFixture.seqs(client.frames)).isEqualTo(sent);
    assertThat(client.all().contains("initial")).isEqualTo(!subscribed.recovered());
    return subscribed;
  }

  @Test
  void shouldBeginBehindTheLogWhereAnEventChannelHasNoState() {
    Channel alerts = Channel.parse("alerts");
    List<StreamMessage> log = new CopyOnWriteArrayList<>();
    for (long seq = 1; seq <= 3; seq++) {
      log.add(StreamFixture.message(alerts, seq));
    }
    node.hub.register(ChannelKind.ALERTS, new StatelessSource(log));
    HandTransport client = new HandTransport();

    assertThat(
            node.hub.subscribe(
                node.session(client, SessionFormat.V1_JSON), alerts, SubscribeOptions.NONE))
        .isEqualTo(new Subscribed(alerts, 1, 3, false));
    node.hub.publish(StreamFixture.message(alerts, 3)); // on its way when the client came
    log.addAll(List.of(StreamFixture.message(alerts, 4), StreamFixture.message(alerts, 5)));
    node.hub.publish(StreamFixture.message(alerts, 5)); // the fourth was lost on the way

    await().until(() -> StreamFixture.seqs(client.frames).contains(5L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(4L, 5L);
  }

  /** The last critical of a channel of alerts is acknowledged while somebody joins it. */
  @Test
  void shouldBeginBehindTheLogWhereTheStateIsOverBeforeItIsRead() {
    Channel alerts = Channel.parse("alerts");
    List<StreamMessage> log = new CopyOnWriteArrayList<>();
    log.add(StreamFixture.message(alerts, 1));
    log.add(StreamFixture.message(alerts, 2));
    AtomicBoolean stands = new AtomicBoolean(true);
    node.hub.register(ChannelKind.ALERTS, new EndingSource(log, stands));
    HandTransport client = new HandTransport();

    Subscribed subscribed =
        node.hub.subscribe(
            node.session(client, SessionFormat.V1_JSON), alerts, SubscribeOptions.NONE);
    log.add(StreamFixture.message(alerts, 4));
    node.hub.publish(StreamFixture.message(alerts, 4));

    assertThat(subscribed).isEqualTo(new Subscribed(alerts, 1, 3, false));
    await().until(() -> StreamFixture.seqs(client.frames).contains(4L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(4L);
  }

  private List<StreamMessage> messages(long from, long to) {
    return new ArrayList<>(
        LongStream.rangeClosed(from, to)
            .mapToObj(seq -> StreamFixture.message(room, seq))
            .toList());
  }

  /** The log of a channel that tells events and has no state. */
  private record StatelessSource(List<StreamMessage> log) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      return Optional.of(new Position(1, log.size()));
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return Optional.of(log.stream().filter(each -> each.seq() > seq).toList());
    }
  }

  /** A log with a state that is over, which makes an event, when it is read. */
  private record EndingSource(List<StreamMessage> log, AtomicBoolean stands)
      implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      if (stands.compareAndSet(true, false)) {
        log.add(StreamFixture.message(channel, log.size() + 1));
      }
      return List.of();
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      return stands.get() ? Optional.empty() : Optional.of(new Position(1, log.size()));
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return Optional.of(log.stream().filter(each -> each.seq() > seq).toList());
    }
  }

  /** A channel's log that does not reach back for ever. */
  private record LogSource(List<StreamMessage> log) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of(StreamFixture.state(channel, log.get(log.size() - 1).seq()));
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return seq + 1 < log.get(0).seq()
          ? Optional.empty()
          : Optional.of(log.stream().filter(each -> each.seq() > seq).toList());
    }
  }
}
