package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.MessageRuns;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;

/** A client that wants each message of a log, of which more come at once than may wait for it. */
class LaggingClientTest {

  private static final Channel ALL = Channel.signals();
  private static final Channel ONE = Channel.signals("BTC-USD", "1m");
  private static final Channel TAPE = Channel.trades("SIMULATOR", "BTC-USD");
  private static final Position BEGINNING = new Position(1, 0);

  private final StreamFixture node = new StreamFixture();
  private final Map<Channel, List<StreamMessage>> logs = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> whileReading = new AtomicReference<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final HandTransport client = new HandTransport();

  @BeforeEach
  void register() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    client.finishing = false;
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldBeGivenFromTheLogWhatFoundNoRoom() {
    subscribe(client, SubscribeOptions.NONE);
    publish(1_000);
    publish(500);
    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).size() >= 1_500);
    publish(10);

    await().until(() -> StreamFixture.seqs(client.frames).size() >= 1_510);
    assertThat(StreamFixture.seqs(client.frames))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_510).boxed().toList());
    assertThat(client.all()).doesNotContain("skipped");
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldEndWhereItFallsTooFarBehind() {
    subscribe(client, SubscribeOptions.NONE);
    publish(11_000);
    publish(11_000); // Where a page was being read all the while, it counts from there.

    await().untilAsserted(() -> assertThat(client.closeCode).isEqualTo(4008));
  }

  /** However far back it resumed: it may lag by what it missed, and not by ever more. */
  @Test
  void shouldEndWhereItResumedAndFallsFurtherBehind() {
    publish(20_000);
    subscribe(client, SubscribeOptions.resuming(BEGINNING));
    publish(9_000);
    assertThat(client.closeCode).isZero();

    publish(13_000);

    await().untilAsserted(() -> assertThat(client.closeCode).isEqualTo(4008));
  }

  @Test
  void shouldGoOnFromTheNewestWhereItNeedNotHaveEach() {
    publish(300);
    subscribe(client, new SubscribeOptions(BEGINNING, DeliveryMode.DISTINCT, 0));
    publish(11_000);
    await().until(() -> reads.get() >= 2);
    publish(13_000);
    client.finish();

    await().until(() -> has(client, 24_300));
    assertThat(client.all()).contains("\"type\":\"skipped\"");
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldShareWhatIsReadOfTheLog() {
    List<HandTransport> clients = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      HandTransport each = new HandTransport();
      each.finishing = false;
      clients.add(each);
      subscribe(each, SubscribeOptions.NONE);
    }
    reads.set(0);
    publish(3_000);
    clients.forEach(HandTransport::finish);

    await().until(() -> clients.stream().allMatch(each -> has(each, 3_000)));
    // Nine and twenty pages each, and the end; but for the end one reads for all.
    assertThat(reads.get()).isLessThan(3 * 100);
    assertThat(clients.get(99).closeCode).isZero();
  }

  /** What was held back is as many as it was published. */
  @Test
  void shouldBeGivenARunThatCameWhileItSubscribed() {
    SessionQueue queue = subscribe(client, SubscribeOptions.NONE);
    publish(1);
    await().until(() -> !client.frames.isEmpty());
    publish(200); // They wait: the first frame is on its way.
    whileReading.set(() -> publish(ONE, 64));

    node.hub.subscribe(queue, ONE, SubscribeOptions.NONE);

    assertThat(queue.isEnding()).isFalse();
    client.finish();
    await().until(() -> StreamFixture.seqs(client.frames).size() >= 201 + 64);
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldBeSentNoMoreASecondThanOthersAre() {
    int rate = SessionLimits.DEFAULT.maxOutboundPerSecond();
    client.finish();
    node.hub.subscribe(
        node.session(client, SessionFormat.V1_JSON, SessionLimits.DEFAULT),
        ALL,
        SubscribeOptions.NONE);
    publish(9 * rate);

    int seconds = 0;
    while (!has(client, 9 * rate)) {
      int before = client.frames.size();
      node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      seconds++;
      await().until(() -> client.frames.size() > before || has(client, 9 * rate));
    }

    // What the first second allows is sent before the clock moves, and one run more.
    assertThat(seconds).isGreaterThanOrEqualTo(9 - 1);
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldNotWaitBehindStateThatKeepsComing() {
    SessionQueue queue =
        node.session(
            client,
            SessionFormat.V1_JSON,
            StreamFixture.queueOf(16, 4 << 20).with().frame(4, 64 << 10).build());
    node.hub.subscribe(queue, TAPE, SubscribeOptions.NONE);
    node.hub.subscribe(queue, ALL, SubscribeOptions.NONE);
    AtomicLong trade = new AtomicLong();
    trade(trade, 30);

    publish(1);
    for (int frame = 0; frame < 5; frame++) {
      int sent = client.frames.size();
      await().until(() -> !client.unfinished.isEmpty());
      client.finishOne();
      await().until(() -> client.frames.size() > sent);
      trade(trade, 8);
    }

    assertThat(client.all()).contains("\"ch\":\"signals\"");
  }

  private void trade(AtomicLong last, int many) {
    for (int i = 0; i < many; i++) {
      node.hub.publish(StreamFixture.message(TAPE, last.incrementAndGet()));
    }
  }

  private static boolean has(HandTransport each, long seq) {
    return !each.frames.isEmpty()
        && StreamFixture.seqs(List.of(each.frames.get(each.frames.size() - 1))).contains(seq);
  }

  private SessionQueue subscribe(HandTransport transport, SubscribeOptions options) {
    SessionQueue queue =
        node.session(transport, SessionFormat.V1_JSON, StreamFixture.queueOf(256, 4 << 20));
    node.hub.subscribe(queue, ALL, options);
    return queue;
  }

  private void publish(int many) {
    publish(ALL, many);
  }

  /** As the signals' relay does: in runs. */
  private void publish(Channel channel, int many) {
    List<StreamMessage> log = log(channel);
    long last = log.size();
    List<StreamMessage> messages =
        LongStream.rangeClosed(last + 1, last + many)
            .mapToObj(seq -> StreamFixture.message(channel, seq))
            .toList();
    log.addAll(messages);
    MessageRuns.of(messages, 64, 64 << 10).forEach(node.hub::publish);
  }

  private List<StreamMessage> log(Channel channel) {
    return logs.computeIfAbsent(channel, any -> new CopyOnWriteArrayList<>());
  }

  private final class Log implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      return Optional.of(new Position(1, log(channel).size()));
    }

    @Override
    public boolean isFollowed() {
      return true;
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      reads.incrementAndGet();
      List<StreamMessage> log = log(channel);
      int from = (int) Math.min(seq, log.size());
      List<StreamMessage> read =
          List.copyOf(log.subList(from, Math.min(log.size(), from + PAGE + 1)));
      Runnable meanwhile = channel.equals(ONE) ? whileReading.getAndSet(null) : null;
      if (meanwhile != null) {
        meanwhile.run();
      }
      return Optional.of(read);
    }
  }
}
