package org.tradewire.feed.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.feed.ring.StartAt;
import org.tradewire.feed.ring.registry.FeedRegistry;
import org.tradewire.feed.ring.registry.FeedState;
import org.tradewire.feed.ring.registry.FeedStatus;

/**
 * One message-driven bean's feeds: a discovery, and a poller for each ring it wants. A poller whose
 * thread has ended is replaced at the next scan.
 */
final class FeedActivation {

  private static final System.Logger LOG = System.getLogger(FeedActivation.class.getName());
  private static final long END_TIMEOUT_MS = 2_000;

  private final MessageEndpointFactory factory;
  private final FeedActivationSpec spec;
  private final WorkManager works;
  private final FeedEnvironment environment;
  private final Map<Path, RingPoller> pollers = new ConcurrentHashMap<>();
  private RingDiscovery discovery;

  FeedActivation(
      MessageEndpointFactory factory,
      FeedActivationSpec spec,
      WorkManager works,
      FeedEnvironment environment) {
    this.factory = factory;
    this.spec = spec;
    this.works = works;
    this.environment = environment;
  }

  /**
   * Begins to look for rings; returns at once.
   *
   * @throws ResourceException if the work manager takes no work
   */
  synchronized void start() throws ResourceException {
    if (environment.settings().directory().isEmpty()) {
      LOG.log(
          Level.INFO,
          "event=no_feeds reason=\"No feed directory is set: set {0} to the directory the collectors"
              + " write to.\"",
          FeedSettings.DIRECTORY_KEY);
      return;
    }
    Path directory = environment.settings().directory().get();
    LOG.log(
        Level.INFO,
        "event=feeds_activated directory={0} venues={1} spin_micros={2} batch_size={3}",
        directory,
        spec.getVenues(),
        environment.settings().spinMicros(),
        environment.settings().batchSize());
    discovery =
        new RingDiscovery(
            new FeedRegistry(directory, environment.clock()), this::onRing, environment.hints());
    works.scheduleWork(discovery);
  }

  /** Ends all deliveries; returns when the last one has ended, or after two seconds. */
  synchronized void stop() {
    if (discovery != null) {
      discovery.release();
      discovery.awaitEnd(END_TIMEOUT_MS);
    }
    pollers.values().forEach(RingPoller::release);
    pollers.values().forEach(poller -> poller.awaitEnd(END_TIMEOUT_MS));
    pollers.clear();
  }

  /** Called by the discovery alone. */
  private void onRing(FeedStatus status) {
    RingPoller before = pollers.get(status.file());
    if (!spec.wants(status.venue()) || (before != null && !before.hasEnded())) {
      return;
    }
    // A dead feed's old records are history: do not replay them as if they were the market.
    StartAt start = status.state() == FeedState.LIVE ? StartAt.RECENT : StartAt.LIVE;
    String ring = status.file().getFileName().toString();
    RingPoller poller =
        new RingPoller(
            status.venue(),
            status.file(),
            start,
            new EndpointDelivery(factory, ring, environment.nanoTime()),
            environment);
    try {
      works.scheduleWork(poller);
      pollers.put(status.file(), poller);
      LOG.log(
          Level.INFO,
          "event=ring_found ring={0} state={1} reader={2}",
          ring,
          status.state(),
          before == null ? "first" : "again");
    } catch (WorkException e) {
      LOG.log(Level.WARNING, "event=ring_not_scheduled ring=" + ring + " retry=next_scan", e);
    }
  }
}
