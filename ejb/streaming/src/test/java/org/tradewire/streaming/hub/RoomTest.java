package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.meter.ChannelMeter;
import org.tradewire.streaming.meter.StreamMeter;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscription;

class RoomTest {

  private static final int MESSAGES = 3_000;
  private static final Channel CHANNEL = Channel.challenge(UUID.randomUUID());

  private final StreamFixture node = new StreamFixture();
  private final Room room = new Room(CHANNEL, StreamMeter.NO_OP);

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldHoldThoseThatCameAndDidNotLeaveInTheirOrder() {
    Random random = new Random(7);
    List<Subscription> expected = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      // Grows for a while, then shrinks, so that places are taken, left and closed up.
      boolean comes = random.nextInt(100) < (step / 500 % 2 == 0 ? 80 : 20);
      if (comes || expected.isEmpty()) {
        Subscription subscription = subscription();
        expected.add(subscription);
        room.add(subscription);
      } else {
        Subscription leaving = expected.remove(random.nextInt(expected.size()));
        assertThat(room.remove(leaving)).isTrue();
        assertThat(room.remove(leaving)).as("twice").isFalse();
      }
      assertThat(room.size()).isEqualTo(expected.size());
    }
    assertThat(room.subscriptions()).isEqualTo(expected);
  }

  @Test
  void shouldTellWhoStaysWhileOthersComeAndGo() throws Exception {
    HandTransport transport = new HandTransport();
    SessionLimits roomy = StreamFixture.queueOf(MESSAGES, 1 << 20);
    node.hub.subscribe(
        node.session(transport, SessionFormat.PLAIN, roomy), CHANNEL, SubscribeOptions.NONE);
    AtomicBoolean ended = new AtomicBoolean();
    Thread others = new Thread(() -> comeAndGo(ended));
    others.start();
    try {
      for (long seq = 1; seq <= MESSAGES; seq++) {
        node.hub.publish(StreamFixture.message(CHANNEL, seq));
      }
    } finally {
      ended.set(true);
      others.join();
    }

    await().atMost(Duration.ofSeconds(20)).until(() -> transport.frames.size() >= MESSAGES);
    assertThat(StreamFixture.seqs(transport.frames))
        .isEqualTo(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
  }

  private void comeAndGo(AtomicBoolean ended) {
    while (!ended.get()) {
      List<SessionQueue> passing = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        SessionQueue each = node.session(new HandTransport(), SessionFormat.PLAIN);
        node.hub.subscribe(each, CHANNEL, SubscribeOptions.NONE);
        passing.add(each);
      }
      passing.forEach(SessionQueue::disconnected);
    }
  }

  private Subscription subscription() {
    return node.session(new HandTransport(), SessionFormat.PLAIN)
        .subscription(
            CHANNEL, SubscribeOptions.NONE, false, subscription -> {}, ChannelMeter.NO_OP);
  }
}
