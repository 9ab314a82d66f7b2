package org.tradewire.collector.writer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.VenueOrder;

/**
 * All venues of one process, each with a thread of its own. When one fails all are to end: who
 * watches over the process starts it again.
 */
public final class VenueCollectors implements AutoCloseable {

  private final Map<String, VenueCollector> venues = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private VenueCollectors() {}

  /**
   * Makes rings and sources; nothing is read or written yet.
   *
   * @param directory where the rings go
   * @param orders one for each venue
   * @param output takes the lines that people and the launcher read, from several threads
   * @throws org.tradewire.feed.ring.RingException if the rings cannot be made or are taken
   * @throws RuntimeException one sentence: what a source needs is not there
   */
  public static VenueCollectors open(
      Path directory,
      List<VenueOrder> orders,
      NanoClock clock,
      EpochNanoClock epochClock,
      Consumer<String> output) {
    VenueCollectors collectors = new VenueCollectors();
    try {
      for (VenueOrder order : orders) {
        collectors.venues.put(
            order.venue(), VenueCollector.open(directory, order, clock, epochClock, output));
      }
      return collectors;
    } catch (RuntimeException e) {
      collectors.close();
      throw e;
    }
  }

  /**
   * Begins to collect.
   *
   * @param onFailure called when a venue failed
   */
  public void start(Runnable onFailure) {
    venues.forEach(
        (venue, collector) -> {
          Thread thread = new Thread(() -> run(collector, onFailure), "collector-" + venue);
          threads.add(thread);
          thread.start();
        });
  }

  private void run(VenueCollector collector, Runnable onFailure) {
    try {
      collector.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      onFailure.run();
    }
  }

  /**
   * Ends; returns when no thread writes any more.
   *
   * @return what made a venue fail, if one did
   */
  public Optional<Throwable> stop() {
    venues.values().forEach(VenueCollector::stop);
    threads.forEach(Threads::join);
    return Optional.ofNullable(failure.get());
  }

  /** How each venue fares, at most a second old; from any thread. */
  public Map<String, HealthReport> health() {
    Map<String, HealthReport> reports = new LinkedHashMap<>();
    venues.forEach((venue, collector) -> reports.put(venue, collector.health()));
    return reports;
  }

  /** Closes sources and rings; only when nobody writes them any more. */
  @Override
  public void close() {
    venues.values().forEach(VenueCollector::close);
  }
}
