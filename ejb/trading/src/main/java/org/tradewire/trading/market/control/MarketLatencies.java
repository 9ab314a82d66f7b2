package org.tradewire.trading.market.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.StageLatency.Stage;

/** Measures the stages of the way of market data on this node. Thread-safe; never blocks. */
@ApplicationScoped
public class MarketLatencies {

  private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** More is no latency: the exchange's clock is wrong, or a recording is played. */
  private static final long PLAUSIBLE_NS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, LatencyHistogram> exchanges = new ConcurrentHashMap<>();
  private final LatencyHistogram ringToAdapter = new LatencyHistogram(System::nanoTime);
  private final LatencyHistogram adapterToHub = new LatencyHistogram(System::nanoTime);
  private final LongAdder received = new LongAdder();
  private Clock clock;
  private RecordingMeter meter;

  /** For the container's proxy. */
  protected MarketLatencies() {}

  /**
   * Nothing is measured yet.
   *
   * @param clock the one that stamps rings
   * @param meter measures the sessions of this node
   */
  @Inject
  public MarketLatencies(Clock clock, RecordingMeter meter) {
    this.clock = clock;
    this.meter = meter;
  }

  /** A batch has arrived; of its records the oldest counts. */
  public void arrived(List<FeedEvent> batch) {
    Instant now = clock.instant();
    long nowNs = now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    long oldestNs = 0;
    for (FeedEvent event : batch) {
      if (event instanceof FeedHealth || event instanceof FeedFound) {
        continue; // The adapter says so itself.
      }
      received.increment();
      if (event instanceof TradeTick trade) {
        traded(trade);
        oldestNs = oldestNs == 0 ? trade.ringWriteTimeNs() : oldestNs;
      } else if (event instanceof BookDelta record) {
        oldestNs = oldestNs == 0 ? record.ringWriteTimeNs() : oldestNs;
      }
    }
    if (oldestNs != 0) {
      ringToAdapter.record(nowNs - oldestNs);
    }
  }

  private void traded(TradeTick trade) {
    long nanos = trade.receiveTimeNs() - trade.exchangeTimeNs();
    if (trade.exchangeTimeNs() != 0 && Math.abs(nanos) < PLAUSIBLE_NS) {
      exchanges
          .computeIfAbsent(trade.venue(), venue -> new LatencyHistogram(System::nanoTime))
          .record(nanos);
    }
  }

  /** Records of all rings that this node has read since it started. */
  public long received() {
    return received.sum();
  }

  /** A batch is in the rooms. */
  public void handedOn(long nanos) {
    adapterToHub.record(nanos);
  }

  /** Every stage of which something was measured. */
  public List<StageLatency> stages() {
    List<StageLatency> stages = new ArrayList<>();
    new TreeMap<>(exchanges)
        .forEach(
            (venue, each) ->
                stages.add(new StageLatency(Stage.EXCHANGE_TO_COLLECTOR, venue, each.snapshot())));
    stages.add(new StageLatency(Stage.RING_TO_ADAPTER, "", ringToAdapter.snapshot()));
    stages.add(new StageLatency(Stage.ADAPTER_TO_HUB, "", adapterToHub.snapshot()));
    stages.add(new StageLatency(Stage.HUB_TO_SOCKET, "", meter.sends()));
    stages.removeIf(each -> each.values().count() == 0);
    return stages;
  }
}
