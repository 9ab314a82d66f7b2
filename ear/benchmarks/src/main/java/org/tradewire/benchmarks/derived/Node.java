package org.tradewire.benchmarks.derived;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.market.boundary.MarketTurns;
import org.tradewire.trading.market.control.Audience;
import org.tradewire.trading.market.control.MarketConfiguration;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketSummaries;

/** A node that reads busy markets in real time and publishes what is derived of them. */
final class Node implements AutoCloseable {

  private static final long TURN_MS = 250;
  private static final long SLICE_MS = 10;
  private static final double MILLIS_PER_SECOND = 1e3;

  private static final Audience NOBODY =
      new Audience() {
        @Override
        public boolean listensTo(Channel channel) {
          return false;
        }

        @Override
        public void publish(List<StreamMessage> batch) {}

        @Override
        public void renumber(String venue) {}
      };

  private final Clock clock = Clock.systemUTC();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final MarketSummaries summaries = new MarketSummaries();
  private final MarketData market =
      new MarketData(new MarketConfiguration(defaults()), summaries, clock);
  private final ScheduledExecutorService others = Executors.newScheduledThreadPool(2);
  private final BusyMarkets markets;
  private final CountingRelay relay;
  private final Leases leases;
  private final Days days;
  private final MarketTurns turns;
  private final Future<?> feed;
  private final Future<?> second;

  Node(BusyMarkets markets, StreamBroker broker) {
    this.markets = markets;
    relay = new CountingRelay(broker);
    leases = new Leases(relay.broker(), System::nanoTime);
    days = new Days(clock);
    turns = new MarketTurns(market, summaries, days, leases, clock);
    accept(markets.health());
    accept(markets.begin(nowNs()));
    feed = others.scheduleAtFixedRate(this::feed, SLICE_MS, SLICE_MS, TimeUnit.MILLISECONDS);
    second =
        others.scheduleWithFixedDelay(
            this::second, 0, Leases.RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Config defaults() {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> Optional.empty());
  }

  private void feed() {
    accept(markets.during(SLICE_MS / MILLIS_PER_SECOND, nowNs()));
  }

  private void second() {
    accept(markets.health());
    leases.renew();
  }

  private void accept(List<FeedEvent> events) {
    market.accept(events, NOBODY);
  }

  private long nowNs() {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  /**
   * Turns as the container's scheduler runs them.
   *
   * @throws ExecutionException the feed has failed
   */
  Map<TurnKind, Turns> run(int seconds) throws InterruptedException, ExecutionException {
    Map<TurnKind, Turns> taken = new EnumMap<>(TurnKind.class);
    long self = Thread.currentThread().getId();
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() - endNs < 0) {
      Thread.sleep(TURN_MS);
      TurnKind kind = TurnKind.of(clock.millis());
      relay.reset();
      long bytes = threads.getThreadAllocatedBytes(self);
      long processorNs = threads.getCurrentThreadCpuTime();
      long startNs = System.nanoTime();
      turns.turn();
      long tookNs = System.nanoTime() - startNs;
      long derivingNs = threads.getCurrentThreadCpuTime() - processorNs - relay.processorNs();
      long allocated = threads.getThreadAllocatedBytes(self) - bytes;
      taken
          .computeIfAbsent(kind, any -> new Turns())
          .add(tookNs, derivingNs, relay.messages(), allocated);
      requireRunning(feed);
      requireRunning(second);
    }
    return taken;
  }

  /** Candles that were to be stored. */
  long stored() {
    return days.stored();
  }

  private static void requireRunning(Future<?> task)
      throws InterruptedException, ExecutionException {
    if (task.isDone()) {
      task.get();
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
