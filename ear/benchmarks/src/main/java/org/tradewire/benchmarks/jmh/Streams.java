package org.tradewire.benchmarks.jmh;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.streaming.session.SubscribeOptions;

/**
 * A node's streaming without a container: the product's hub, its meters and one writer. Bounds are
 * the defaults, but that nothing is held back for its rate and that no client counts as slow or
 * silent: benchmarks publish faster, and hold a send longer, than any client is let.
 */
final class Streams implements AutoCloseable {

  private static final int UNBOUND = 10_000_000;
  private static final long NEVER_MS = TimeUnit.DAYS.toMillis(1);
  private static final int METERED_CHANNELS = 1_000;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final StreamStatistics statistics =
      new StreamStatistics(
          new RecordingMeter(METERED_CHANNELS, Streams::epochNs, System::nanoTime));
  private final StreamBroker broker = new InMemoryStreamBroker(0);
  private final ChannelHub hub = new ChannelHub(broker, Runnable::run, statistics);
  private final SessionWriters writers =
      new SessionWriters(1, UNBOUND, statistics, this::newThread);

  private Thread newThread(Runnable loop) {
    Thread thread = new Thread(loop);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  static long epochNs() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  ChannelHub hub() {
    return hub;
  }

  /** A session that gets binary JSON and is subscribed to channels. */
  SessionQueue session(SessionTransport transport, List<Channel> channels) {
    SessionQueue queue =
        new SessionQueue(
            transport,
            SessionFormat.V1_JSON_BINARY,
            SessionLimits.DEFAULT
                .with()
                .outbound(0, UNBOUND)
                .slow(NEVER_MS, NEVER_MS)
                .silence(NEVER_MS, NEVER_MS)
                .build(),
            writers,
            hub,
            statistics,
            System::nanoTime);
    channels.forEach(each -> hub.subscribe(queue, each, SubscribeOptions.NONE));
    return queue;
  }

  /** Messages that were handed to connections or merged into others; none may be dropped. */
  long gone() {
    if (statistics.dropped() > 0) {
      throw new IllegalStateException(statistics.dropped() + " messages were dropped.");
    }
    return statistics.sent() + statistics.conflated();
  }

  /** Whether the writer sleeps because no session has anything to send. */
  boolean writerSleeps() {
    return threads.get(0).getState() == Thread.State.WAITING;
  }

  /** Waits, without sleeping, for what the writer does. */
  static void await(BooleanSupplier condition) {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - endNs > 0) {
        throw new IllegalStateException("The writer has not done its work in 10 s.");
      }
      Thread.yield();
    }
  }

  @Override
  public void close() {
    writers.close();
    broker.close();
  }
}
