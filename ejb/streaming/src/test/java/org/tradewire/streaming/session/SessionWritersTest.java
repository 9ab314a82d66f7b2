package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.QueueFigures;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.StreamBroker;

class SessionWritersTest {

  private static final Channel TAPE = Channel.trades("V", "BTC-USD");
  private static final int MESSAGES = 2_000;

  private final StreamStatistics statistics = new StreamStatistics();

  @Test
  void shouldJoinMoreMessagesInAFrameWhereFramesExceedTheRate() {
    // On a busy machine the writer may get no turn while the messages come: nothing exceeds then.
    await()
        .until(
            () ->
                framesAt(1_000, SessionFormat.V1_JSON) < MESSAGES / 10 && statistics.spaced() > 0);
  }

  @Test
  void shouldNotWaitWhereFramesStayBelowTheRate() {
    framesAt(1_000_000_000, SessionFormat.V1_JSON);

    assertThat(statistics.spaced()).isZero();
  }

  @Test
  void shouldNotHoldUpASessionThatJoinsNothing() {
    assertThat(framesAt(1_000, SessionFormat.PLAIN)).isEqualTo(MESSAGES);
    assertThat(statistics.spaced()).isZero();
  }

  @Test
  void shouldRefuseARateThatLeavesAWriterNothing() {
    assertThatThrownBy(() -> new SessionWriters(2, 1, statistics, Thread::new))
        .hasMessageContaining("got 2 and 1");
  }

  @Test
  void shouldSayThatWritersStandStillWhileATurnHangsAndOthersWait() {
    CountDownLatch released = new CountDownLatch(1);
    try (SessionWriters writers = new SessionWriters(1, 1_000, statistics, Thread::new)) {
      writers.schedule(new HangingTurn(released));
      writers.schedule(new HangingTurn(released));

      await().until(() -> writers.idleNs() > TimeUnit.SECONDS.toNanos(2));
      released.countDown();
      await().until(() -> writers.idleNs() < TimeUnit.SECONDS.toNanos(1));
    }
  }

  /** Keeps its writer until it is released. */
  private record HangingTurn(CountDownLatch released) implements SessionWriters.Turn {
    @Override
    public long delayNs(FramePace framePace, long now) {
      return 0;
    }

    @Override
    public void drain() {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void release() {}

    @Override
    public void sweep() {}

    @Override
    public void closeNow() {}

    @Override
    public void farewell(byte[] answer, CloseCode code, String reason) {}

    @Override
    public QueueFigures figures() {
      return QueueFigures.NONE;
    }
  }

  /** Publishes a message every 20 us and returns how many frames brought them, in order. */
  private int framesAt(int framesPerSecond, SessionFormat format) {
    HandTransport client = new HandTransport();
    try (StreamBroker broker = new InMemoryStreamBroker(0);
        SessionWriters writers = new SessionWriters(1, framesPerSecond, statistics, Thread::new)) {
      ChannelHub hub = new ChannelHub(broker, Runnable::run, statistics);
      SessionQueue queue =
          new SessionQueue(
              client,
              format,
              StreamFixture.queueOf(MESSAGES, Integer.MAX_VALUE),
              writers,
              hub,
              statistics,
              System::nanoTime);
      hub.subscribe(queue, TAPE, SubscribeOptions.NONE);
      long due = System.nanoTime();
      for (long seq = 1; seq <= MESSAGES; seq++) {
        hub.publish(StreamFixture.message(TAPE, seq));
        due += TimeUnit.MICROSECONDS.toNanos(20);
        while (System.nanoTime() - due < 0) {
          Thread.onSpinWait();
        }
      }
      await().until(() -> StreamFixture.seqs(client.frames).size() == MESSAGES);
      assertThat(StreamFixture.seqs(client.frames))
          .isEqualTo(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
      return client.frames.size();
    }
  }
}
