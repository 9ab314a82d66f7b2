package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.ChannelFigures;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.StreamBroker;

/** What the core tells its meter while it delivers. */
class StreamMeterTest {

  private static final long NOW_NS = 5_000_000_000L;
  private static final Channel TRADES = Channel.trades("V", "BTC-USD");

  private final RecordingMeter meter = new RecordingMeter(8, () -> NOW_NS, () -> 1);
  private final StreamStatistics statistics = new StreamStatistics(meter);
  private final StreamBroker broker = new InMemoryStreamBroker(0);
  private final ChannelHub hub = new ChannelHub(broker, Runnable::run, statistics);
  private final SessionWriters writers = new SessionWriters(1, 100_000, statistics, Thread::new);

  @AfterEach
  void close() {
    writers.close();
    broker.close();
  }

  @Test
  void shouldCountSubscriptionsAndMeasureFromTheRingWithoutStates() {
    HandTransport transport = new HandTransport();
    SessionQueue queue =
        new SessionQueue(
            transport,
            SessionFormat.PLAIN,
            StreamFixture.UNSHAPED,
            writers,
            hub,
            statistics,
            System::nanoTime);
    hub.subscribe(queue, TRADES, SubscribeOptions.NONE);
    assertThat(figures().subscriptions()).isEqualTo(1);

    hub.publish(StreamFixture.state(TRADES, 1).withSourceTimeNs(1));
    hub.publish(StreamFixture.message(TRADES, 2).withSourceTimeNs(NOW_NS - 1_000_000));

    assertThat(meter.ringToQueue().count()).isEqualTo(1);
    assertThat(figures().broadcasts().snapshot().count()).isEqualTo(2);

    hub.leave(queue);
    assertThat(figures().subscriptions()).isZero();
  }

  @Test
  void shouldNotTakeAStateForLateData() {
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    StreamMessage state = StreamMessage.initial(TRADES, 1, 1, json).withSourceTimeNs(7);
    StreamMessage live = StreamMessage.live(TRADES, 1, 2, json).withSourceTimeNs(9);

    assertThat(new FrameAssembler.Frame(List.of(state), 1, 1, false).sourceTimeNs()).isZero();
    assertThat(new FrameAssembler.Frame(List.of(state, live), 2, 2, false).sourceTimeNs())
        .isEqualTo(9);
  }

  private ChannelFigures figures() {
    return (ChannelFigures) meter.channel(TRADES);
  }
}
