package org.tradewire.benchmarks.jmh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

/**
 * What a slow client's queue does with messages that make others obsolete. No goal.
 *
 * <p>Inside: one message through its room, with one subscriber, into the queue of a session whose
 * send is under way. Not inside: encoding the message, and taking it off the queue.
 */
public class QueueBenchmark {

  private static final int BATCH = 64;
  private static final int SEED = 4;

  /** A session in which one ticker of each of its channels waits. */
  @State(Scope.Thread)
  public static class Tickers {

    @Param({"1", "100"})
    public int channels;

    private final Streams streams = new Streams();
    private final Random random = new Random(SEED);
    private final List<Channel> tickers = new ArrayList<>();
    private final StreamMessage[] batch = new StreamMessage[BATCH];
    private byte[] json;
    private long seq;

    @Setup
    public void fill() {
      IntStream.range(0, channels)
          .forEach(i -> tickers.add(Channel.ticker("COINBASE", "SYM" + i + "-USD")));
      json = new MarketSample().messages().trade(MarketSample.TRADES, MarketSample.trade(1)).json();
      HeldTransport transport = new HeldTransport();
      streams.session(transport, tickers);
      streams.hub().publish(next(tickers.get(0)));
      Streams.await(transport::holds);
      List<Channel> order = new ArrayList<>(tickers);
      Collections.shuffle(order, random);
      order.forEach(each -> streams.hub().publish(next(each)));
    }

    private StreamMessage next(Channel channel) {
      return StreamMessage.live(channel, 1, ++seq, json).withKey(channel);
    }

    @Setup(Level.Invocation)
    public void prepare() {
      for (int i = 0; i < BATCH; i++) {
        batch[i] = next(tickers.get(random.nextInt(channels)));
      }
    }

    @TearDown
    public void close() {
      if (streams.gone() != seq - channels) {
        throw new IllegalStateException("Not each message has replaced another one.");
      }
      streams.close();
    }
  }

  /** A session that takes 64 changes of one book at a time. */
  @State(Scope.Thread)
  public static class Book {

    private final Streams streams = new Streams();
    private final HeldTransport transport = new HeldTransport();
    private final StreamMessage[] batch = new StreamMessage[BATCH];
    private final MarketSample market = new MarketSample();
    private long version;

    @Setup
    public void begin() {
      streams.session(transport, List.of(MarketSample.BOOK));
      streams.hub().publish(next());
      awaitSend();
    }

    private StreamMessage next() {
      return market.messages().change(MarketSample.BOOK, MarketSample.change(++version));
    }

    private void awaitSend() {
      Streams.await(() -> streams.gone() == version && transport.holds());
    }

    @Setup(Level.Invocation)
    public void prepare() {
      for (int i = 0; i < BATCH; i++) {
        batch[i] = next();
      }
    }

    @TearDown(Level.Invocation)
    public void take() {
      transport.release();
      awaitSend();
    }

    @TearDown
    public void close() {
      streams.close();
    }
  }

  /** A ticker that takes the place of the one of its channel, wherever that waits. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void conflated(Tickers session) {
    for (StreamMessage each : session.batch) {
      session.streams.hub().publish(each);
    }
  }

  /** A change of ten levels: of 64, the first eight wait, the others are merged into the eighth. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void merged(Book session) {
    for (StreamMessage each : session.batch) {
      session.streams.hub().publish(each);
    }
  }
}
