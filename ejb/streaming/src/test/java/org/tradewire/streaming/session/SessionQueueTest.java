package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.StreamMessage;

class SessionQueueTest {

  private final StreamFixture node = new StreamFixture();
  private final HandTransport client = new HandTransport();
  private final Channel room = Channel.challenge(UUID.randomUUID());
  private final Channel tape = Channel.trades("SIMULATOR", "BTC-USD");
  private final Channel book = Channel.book("SIMULATOR", "BTC-USD");

  @BeforeEach
  void stopReading() {
    client.finishing = false;
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldJoinEverythingThatWaitsUnderV1() {
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1);
    await().until(() -> client.frames.size() == 1);
    publish(tape, 2, 50);

    client.finish();

    await().until(() -> client.frames.size() == 2);
    assertThat(client.frames.get(1)).startsWith("[{").endsWith("}]");
    assertThat(StreamFixture.seqs(client.frames)).hasSize(50).isSorted();
  }

  @Test
  void shouldSendOneObjectPerFrameWithoutSubprotocol() {
    client.finishing = true;
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 20);
    await().until(() -> client.frames.size() == 20);
    assertThat(client.frames).allMatch(frame -> frame.startsWith("{"));
  }

  @Test
  void shouldSendAnswersBeforeData() {
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1);
    await().until(() -> client.frames.size() == 1);
    publish(tape, 2, 3);
    queue.answer("{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8));

    client.finish();

    await().until(() -> client.frames.size() == 4);
    assertThat(client.frames.get(1)).contains("pong");
  }

  @Test
  void shouldKeepOneSendInFlight() {
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 10);
    await().until(() -> client.frames.size() == 1);
    publish(tape, 11, 20);
    assertThat(client.unfinished).hasSize(1);
    await().until(() -> node.statistics.queues().messages() == 19);
    assertThat(node.statistics.queues().bytes()).isPositive();
    assertThat(node.statistics.queues().behind()).isZero();
    client.finish();
    await().until(() -> client.frames.size() == 20);
  }

  @Test
  void shouldCloseRatherThanLoseEventsUnderV1() {
    SessionQueue queue = small(SessionFormat.V1_JSON);
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    publish(room, 1, 40);
    await().untilAsserted(() -> assertThat(client.closeCode).isEqualTo(4008));
  }

  @Test
  void shouldDropOldestEventsAndWarnWithoutSubprotocol() {
    SessionQueue queue = small(SessionFormat.PLAIN);
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    publish(room, 1, 1);
    await().until(() -> client.frames.size() == 1);
    publish(room, 2, 40);

    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).contains(40L));
    assertThat(client.closeCode).isZero();
    assertThat(client.all())
        .containsPattern(
            "\\{\"type\":\"warning\",\"code\":\"SLOW_CONSUMER\",\"message\":"
                + "\"Connection slow - may miss updates\",\"dropped_messages\":([1-9][0-9]*),"
                + "\"data\":\\{\"queued\":[0-9]+,\"dropped\":\\1}}");
    assertThat(StreamFixture.seqs(client.frames)).isSorted().hasSize(17);
  }

  @Test
  void shouldSayWhichTradesItSkipped() {
    SessionQueue queue = small(SessionFormat.V1_JSON);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1);
    await().until(() -> client.frames.size() == 1);
    publish(tape, 2, 40);

    client.finish();

    await().until(() -> StreamFixture.seqs(client.frames).contains(40L));
    assertThat(client.all())
        .contains("{\"type\":\"skipped\",\"ch\":\"" + tape.name() + "\",\"from\":2,\"to\":24}");
    assertThat(StreamFixture.seqs(client.frames).get(1)).isEqualTo(25L);
  }

  @Test
  void shouldReplaceBookThatOverranWithItsState() {
    AtomicLong version = new AtomicLong();
    node.hub.register(
        ChannelKind.BOOK, channel -> List.of(StreamFixture.state(book, version.get())));
    SessionQueue queue = small(SessionFormat.V1_JSON);
    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    await().until(() -> client.frames.size() == 1);
    for (int i = 0; i < 100; i++) {
      node.hub.publish(StreamFixture.message(book, version.incrementAndGet()));
    }

    client.finish();

    await().until(() -> client.frames.get(client.frames.size() - 1).contains("initial"));
    node.hub.publish(StreamFixture.message(book, version.incrementAndGet()));
    await().until(() -> StreamFixture.seqs(client.frames).contains(101L));
    List<Long> seqs = StreamFixture.seqs(client.frames);
    assertThat(seqs.subList(seqs.size() - 2, seqs.size())).containsExactly(100L, 101L);
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldConflateByKey() {
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    Channel status = Channel.status();
    node.hub.subscribe(queue, status, SubscribeOptions.NONE);
    node.hub.publish(StreamFixture.message(status, 1).withKey("status"));
    await().until(() -> client.frames.size() == 1);
    for (long seq = 2; seq <= 1000; seq++) {
      node.hub.publish(StreamFixture.message(status, seq).withKey("status"));
    }
    client.finish();
    await().until(() -> StreamFixture.seqs(client.frames).contains(1000L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L, 1000L);
  }

  @Test
  void shouldBoundBytesOfClientThatNeverReadsAndSpareOthers() {
    HandTransport healthy = new HandTransport();
    SessionQueue stuck =
        node.session(client, SessionFormat.V1_JSON, StreamFixture.queueOf(1_000_000, 10_000));
    node.hub.subscribe(stuck, tape, SubscribeOptions.NONE);
    node.hub.subscribe(
        node.session(
            healthy, SessionFormat.V1_JSON, StreamFixture.queueOf(1_000_000, Integer.MAX_VALUE)),
        tape,
        SubscribeOptions.NONE);

    publish(tape, 1, 20_000);

    await().until(() -> StreamFixture.seqs(healthy.frames).contains(20_000L));
    assertThat(StreamFixture.seqs(healthy.frames)).hasSize(20_000).isSorted();
    client.finish();
    await().until(() -> StreamFixture.seqs(client.frames).contains(20_000L));
    assertThat(client.frames.stream().mapToInt(String::length).sum()).isLessThan(25_000);
  }

  @Test
  void shouldWarnThenCloseClientThatTakesNoFrame() {
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1);
    await().until(() -> client.frames.size() == 1);

    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    await().until(() -> node.statistics.slow() == 1);
    assertThat(client.closeCode).isZero();

    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
    await().until(() -> client.closeCode == 4008);
  }

  @Test
  void shouldPingSilentClientAndCloseDeadOne() {
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(26));
    await().until(() -> client.pings == 1);
    queue.heard();
    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(26));
    await().until(() -> client.pings == 2);
    assertThat(client.closeCode).isZero();
    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(35));
    await().until(() -> client.closeCode == 4012);
  }

  /** Whoever reads answers pings by itself; document 003 once ended clients after five minutes. */
  @Test
  void shouldKeepAClientThatIsSilentForFiveMinutesButReads() {
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    for (int pings = 1; pings <= 12; pings++) {
      int expected = pings;
      node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(26));
      await().until(() -> client.pings == expected);
      queue.heard();
    }

    assertThat(client.closeCode).isZero();
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1);
    await().until(() -> client.frames.size() == 1);
  }

  @Test
  void shouldKeepSbeAndJsonInFramesOfTheirOwnInOrder() {
    SessionQueue queue = small(SessionFormat.V1_SBE);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    node.hub.publish(sbe(1));
    await().until(() -> client.frames.size() == 1);
    node.hub.publishAll(List.of(sbe(2), sbe(3)));
    node.hub.publish(StreamFixture.message(tape, 4)); // has no such form
    node.hub.publish(sbe(9)); // 5 to 8 were lost
    queue.answer("{}".getBytes(StandardCharsets.UTF_8));

    client.finish();

    await().until(() -> client.frames.size() == 5);
    assertThat(client.frames.get(1)).isEqualTo("{}");
    assertThat(client.frames.get(2)).isEqualTo("<2><3>");
    assertThat(client.frames.get(3)).contains("\"seq\":4").contains("\"from\":5,\"to\":8");
    assertThat(client.frames.get(4)).isEqualTo("<9>");
  }

  @Test
  void shouldSendALargeBatchAsJsonToAClientOfJsonWhereSomethingGoesBefore() {
    node.hub.subscribe(
        node.session(client, SessionFormat.V1_JSON_BINARY), tape, SubscribeOptions.NONE);
    node.hub.publish(sbe(1));
    await().until(() -> client.frames.size() == 1);
    node.hub.publish(sbe(2));
    node.hub.publishAll(LongStream.rangeClosed(3, 252).mapToObj(this::sbe).toList());

    client.finish();

    await().until(() -> client.frames.size() == 3);
    assertThat(StreamFixture.seqs(client.frames))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 252).boxed().toList());
  }

  @Test
  void shouldHandOnABatchAsOneAndSplitItWithoutSubprotocol() {
    client.finishing = true;
    HandTransport plain = new HandTransport();
    node.hub.subscribe(
        node.session(client, SessionFormat.V1_JSON_BINARY), tape, SubscribeOptions.NONE);
    node.hub.subscribe(node.session(plain, SessionFormat.PLAIN), tape, SubscribeOptions.NONE);

    node.hub.publishAll(
        List.of(
            StreamFixture.message(tape, 1),
            StreamFixture.message(room, 7),
            StreamFixture.message(tape, 2),
            StreamFixture.message(tape, 3)));

    await().until(() -> client.frames.size() == 1 && plain.frames.size() == 3);
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L, 2L, 3L);
    assertThat(client.frames.get(0)).startsWith("[{").endsWith("}]");
    assertThat(StreamFixture.seqs(plain.frames)).containsExactly(1L, 2L, 3L);
    assertThat(node.statistics.sent()).isEqualTo(6);
  }

  @Test
  void shouldSendOfABatchOnlyWhatTheClientHasNotSeen() {
    client.finishing = true;
    node.hub.register(ChannelKind.TRADES, channel -> List.of(StreamFixture.state(tape, 2)));
    node.hub.subscribe(node.session(client, SessionFormat.V1_JSON), tape, SubscribeOptions.NONE);
    await().until(() -> client.frames.size() == 1);
    node.hub.publishAll(
        List.of(
            StreamFixture.message(tape, 1),
            StreamFixture.message(tape, 2),
            StreamFixture.message(tape, 3)));
    await().until(() -> StreamFixture.seqs(client.frames).contains(3L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(2L, 3L);
  }

  @Test
  void shouldSendArraysAlwaysWhereTheEndpointAsksForIt() {
    client.finishing = true;
    SessionQueue queue = node.session(client, SessionFormat.ANALYTICS);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1);
    await().until(() -> client.frames.size() == 1);
    queue.answer("{}".getBytes(StandardCharsets.UTF_8));
    await().until(() -> client.frames.size() == 2);
    assertThat(client.frames).allMatch(frame -> frame.startsWith("[{") && frame.endsWith("}]"));
  }

  private StreamMessage sbe(long seq) {
    return StreamFixture.message(tape, seq)
        .withBinary(() -> ("<" + seq + ">").getBytes(StandardCharsets.UTF_8));
  }

  private SessionQueue small(SessionFormat format) {
    return node.session(client, format, StreamFixture.queueOf(16, 1 << 20));
  }

  private void publish(Channel channel, long from, long to) {
    for (long seq = from; seq <= to; seq++) {
      node.hub.publish(StreamFixture.message(channel, seq));
    }
  }
}
