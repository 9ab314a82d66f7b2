package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.SignalFilter;
import org.tradewire.streaming.meter.ChannelMeter;

class PaceTest {

  private static final SessionLimits BATCHES =
      StreamFixture.UNSHAPED.with().frame(3, 64 << 10).outbound(16, 10_000_000).build();

  private final StreamFixture node = new StreamFixture();
  private final HandTransport client = new HandTransport();
  private final Channel tape = Channel.trades("SIMULATOR", "BTC-USD");
  private final Channel other = Channel.trades("SIMULATOR", "ETH-USD");

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldSpaceFramesOfTheSubscriptionThatAsksForItAlone() {
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(queue, tape, new SubscribeOptions(null, null, 1_000));
    node.hub.subscribe(queue, other, SubscribeOptions.NONE);
    node.hub.publish(StreamFixture.message(tape, 1));
    await().until(() -> client.frames.size() == 1);
    node.nanos.incrementAndGet(); // another turn

    for (long seq = 2; seq <= 10; seq++) {
      node.hub.publish(StreamFixture.message(tape, seq));
    }
    node.hub.publish(StreamFixture.message(other, 77));

    await().until(() -> client.frames.size() == 2);
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L, 77L);
    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    node.hub.publish(StreamFixture.message(tape, 11));
    await().until(() -> client.frames.size() == 3);
    assertThat(StreamFixture.seqs(List.of(client.frames.get(2))))
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void shouldSendWhatWaitedWhenItsTimeComesThoughNothingFollows() {
    SessionQueue queue = real(SessionLimits.DEFAULT);
    node.hub.subscribe(queue, tape, new SubscribeOptions(null, null, 50));
    for (long seq = 1; seq <= 3; seq++) {
      node.hub.publish(StreamFixture.message(tape, seq));
    }
    await().until(() -> StreamFixture.seqs(client.frames).size() == 3);
  }

  @Test
  void shouldDelayWhatExceedsTheMessagesASecondAndLoseNothing() {
    SessionQueue queue =
        node.session(
            client, SessionFormat.V1_JSON, SessionLimits.DEFAULT.with().outbound(0, 10).build());
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    for (long seq = 1; seq <= 25; seq++) {
      node.hub.publish(StreamFixture.message(tape, seq));
    }
    await().until(() -> StreamFixture.seqs(client.frames).size() >= 10);
    assertThat(StreamFixture.seqs(client.frames)).hasSize(10);

    node.nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
    queue.turn().release();
    await().until(() -> StreamFixture.seqs(client.frames).size() >= 15);
    assertThat(StreamFixture.seqs(client.frames)).hasSize(15);

    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    queue.turn().release();
    await().until(() -> StreamFixture.seqs(client.frames).size() == 25);
    assertThat(StreamFixture.seqs(client.frames)).isSorted();
    assertThat(node.statistics.delayed()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldSendBatchesApartAndEachNoLargerThanAsked() {
    SessionQueue queue = node.session(client, SessionFormat.ANALYTICS, BATCHES);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    node.hub.publish(StreamFixture.message(tape, 1));
    await().until(() -> client.frames.size() == 1);
    for (long seq = 2; seq <= 6; seq++) {
      node.hub.publish(StreamFixture.message(tape, seq));
    }
    for (int i = 2; i <= 3; i++) {
      int frames = i;
      node.nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(16));
      queue.turn().release();
      await().until(() -> client.frames.size() == frames);
    }
    assertThat(client.frames)
        .extracting(frame -> StreamFixture.seqs(List.of(frame)))
        .containsExactly(List.of(1L), List.of(2L, 3L, 4L), List.of(5L, 6L));
  }

  @Test
  void shouldNotSpaceFramesThatHoldOneMessageEach() {
    SessionQueue queue = node.session(client, SessionFormat.PLAIN, BATCHES);
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    for (long seq = 1; seq <= 6; seq++) {
      node.hub.publish(StreamFixture.message(tape, seq));
    }
    await().until(() -> client.frames.size() == 6); // The clock stands still.
  }

  @Test
  void shouldAnswerWhileDataWaits() {
    SessionQueue queue =
        node.session(
            client, SessionFormat.V1_JSON, SessionLimits.DEFAULT.with().outbound(0, 1).build());
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    node.hub.publish(StreamFixture.message(tape, 1));
    node.hub.publish(StreamFixture.message(tape, 2));
    await().until(() -> client.frames.size() == 1);
    queue.answer(new byte[] {'1'});
    await().until(() -> client.frames.contains("1"));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L);
  }

  @Test
  void shouldSlowDownStateOfSlowClientStepByStepAndRecover() {
    SessionLimits limits = SessionLimits.DEFAULT;
    Pace pace = new Pace(limits, 0);
    Backlog backlog = new Backlog(limits, pace, node.statistics);
    SessionSubscriptions subscriptions = new SessionSubscriptions(pace);
    ClientWatch watch =
        new ClientWatch(limits, true, pace, backlog, subscriptions, node.statistics, 0);
    long slow = TimeUnit.MILLISECONDS.toNanos(251);
    assertThat(watch.warnIfSlow(seconds(6), slow - seconds(0) - 2_000_000)).isFalse();
    assertThat(watch.warnIfSlow(seconds(6), slow)).isTrue();
    assertThat(watch.warnIfSlow(seconds(8), slow)).isFalse();
    assertThat(watch.warnIfSlow(seconds(12), slow)).isTrue();
    assertThat(pace.slowness()).isEqualTo(2);

    for (int second = 13; second <= 30; second++) {
      watch.warnIfSlow(seconds(second), 0);
    }
    assertThat(pace.slowness()).isZero();
  }

  @Test
  void shouldKeepClientsOfTheSameShortIntervalInStep() {
    long interval = TimeUnit.MILLISECONDS.toNanos(16);
    long one = nextFrameNs(interval * 10 + 5, interval);
    long two = nextFrameNs(interval * 10 + 9_000, interval);
    assertThat(one).isEqualTo(two).isEqualTo(interval * 12);
    assertThat(nextFrameNs(7, seconds(5))).isEqualTo(seconds(5) + 7);

    Flow flow = new Flow(tape, DeliveryMode.MERGE, interval, SignalFilter.NONE, ChannelMeter.NO_OP);
    assertThat(flow.isDue(interval * 10 + 5, interval)).isTrue();
    assertThat(flow.isDue(interval * 12 - 1, interval)).isFalse();
    assertThat(flow.isDue(interval * 12 + 3, interval)).isTrue();
    assertThat(flow.nextFrameNs()).isEqualTo(interval * 13);
  }

  private long nextFrameNs(long now, long intervalNs) {
    Flow flow =
        new Flow(tape, DeliveryMode.MERGE, intervalNs, SignalFilter.NONE, ChannelMeter.NO_OP);
    assertThat(flow.isDue(now, intervalNs)).isTrue();
    return flow.nextFrameNs();
  }

  private SessionQueue real(SessionLimits limits) {
    return new SessionQueue(
        client,
        SessionFormat.V1_JSON,
        limits,
        node.writers,
        node.hub,
        node.statistics,
        System::nanoTime);
  }

  private static long seconds(int count) {
    return TimeUnit.SECONDS.toNanos(count);
  }
}
