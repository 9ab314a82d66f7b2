package org.tradewire.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.message.StreamMessage;

/**
 * One trade, encoded before, published to a room. Goal of document 004: 5 us with ten sessions.
 *
 * <p>Inside: finding the room, handing the message to each session's queue under its monitor with
 * the check of its number and of the queue's bounds, and the room's meters. Not inside: encoding
 * the message, taking it off the queue and writing the frame, which are the writer's. {@link
 * #queued} publishes to sessions whose send is under way, so that the message waits for its end;
 * {@link #waking} to sessions that are idle, so that giving each its turn and waking the sleeping
 * writer is inside too, as in a quiet market. While that publishes, the writer takes up its work on
 * the other processor.
 */
public class BroadcastBenchmark {

  private static final int BATCH = 64;

  /** Sessions that are sending. */
  @State(Scope.Thread)
  public static class Sending {

    @Param({"1", "10", "100"})
    public int sessions;

    private final Streams streams = new Streams();
    private final List<HeldTransport> transports = new ArrayList<>();
    private final StreamMessage[] batch = new StreamMessage[BATCH];
    private final MarketSample market = new MarketSample();
    private long seq;

    @Setup
    public void subscribe() {
      for (int i = 0; i < sessions; i++) {
        HeldTransport transport = new HeldTransport();
        transports.add(transport);
        streams.session(transport, List.of(MarketSample.TRADES));
      }
      streams.hub().publish(next());
      awaitSends();
    }

    private StreamMessage next() {
      return market.messages().trade(MarketSample.TRADES, MarketSample.trade(++seq));
    }

    /** Everything published has been taken, and each session sends. */
    private void awaitSends() {
      Streams.await(
          () ->
              streams.gone() == seq * sessions
                  && transports.stream().allMatch(HeldTransport::holds));
    }

    @Setup(Level.Invocation)
    public void prepare() {
      for (int i = 0; i < BATCH; i++) {
        batch[i] = next();
      }
    }

    @TearDown(Level.Invocation)
    public void take() {
      transports.forEach(HeldTransport::release);
      awaitSends();
    }

    @TearDown
    public void close() {
      streams.close();
    }
  }

  /** Sessions that have nothing to send. */
  @State(Scope.Thread)
  public static class Idle {

    @Param({"1", "10", "100"})
    public int sessions;

    private final Streams streams = new Streams();
    private final MarketSample market = new MarketSample();
    private StreamMessage message;
    private long seq;

    @Setup
    public void subscribe() {
      for (int i = 0; i < sessions; i++) {
        streams.session(new SinkTransport(), List.of(MarketSample.TRADES));
      }
    }

    @Setup(Level.Invocation)
    public void prepare() {
      Streams.await(() -> streams.gone() == seq * sessions && streams.writerSleeps());
      message = market.messages().trade(MarketSample.TRADES, MarketSample.trade(++seq));
    }

    @TearDown
    public void close() {
      streams.close();
    }
  }

  /** To sessions whose send is under way. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void queued(Sending room) {
    ChannelHub hub = room.streams.hub();
    for (StreamMessage each : room.batch) {
      hub.publish(each);
    }
  }

  /** To sessions that wait for something to send. */
  @Benchmark
  public void waking(Idle room) {
    room.streams.hub().publish(room.message);
  }
}
