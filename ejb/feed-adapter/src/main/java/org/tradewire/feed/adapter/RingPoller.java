package org.tradewire.feed.adapter;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedReception;
import org.tradewire.feed.ring.FollowerOptions;
import org.tradewire.feed.ring.RingFollower;
import org.tradewire.feed.ring.StartAt;

/**
 * Delivers one ring, on one thread: its records, its gaps and, about once a second, its health.
 * Sleeps on the doorbell while there is nothing to do. Whatever fails, errors of the virtual
 * machine included, ends one attempt only: the next one begins with the newest record after a pause
 * that grows from 1 s to 30 s while attempts fail, and tells of the gap.
 */
final class RingPoller extends LongRunningWork {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(RingPoller.class.getName());
  private static final long HEALTH_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long UNAVAILABLE_PAUSE_MS = 100;
  private static final long SHORTEST_RETRY_MS = 1_000;
  private static final long LONGEST_RETRY_MS = 30_000;

  /**
   * An attempt that lasted so long was no failure from the start: the next pause is short again.
   */
  private static final long STEADY_NS = TimeUnit.MINUTES.toNanos(1);

  private final transient Path file;
  private final transient FeedEnvironment environment;
  private final transient StartAt firstStart;
  private final transient EventCollector collector;
  private final transient RingHealth health;
  private final transient EndpointDelivery delivery;
  private transient volatile RingFollower follower;
  private transient long nextHealthNs;
  private transient long retryMs = SHORTEST_RETRY_MS;
  private transient long failures;

  RingPoller(
      String venue,
      Path file,
      StartAt firstStart,
      EndpointDelivery delivery,
      FeedEnvironment environment) {
    super("tradewire-feed-" + file.getFileName(), environment.hints());
    this.file = file;
    this.environment = environment;
    this.firstStart = firstStart;
    this.delivery = delivery;
    this.collector = new EventCollector(venue, file.getFileName().toString());
    this.health = new RingHealth(venue, file, environment.clock());
    this.nextHealthNs = environment.nanoTime().getAsLong();
    collector.add(
        new FeedFound(venue, new SocketFeedControl(venue, file.toAbsolutePath().getParent())));
  }

  @Override
  void work() {
    StartAt start = firstStart;
    while (!isReleased()) {
      long beganNs = environment.nanoTime().getAsLong();
      try {
        attempt(start);
      } catch (Throwable e) {
        // InternalError: somebody cut the file behind the mapping. OutOfMemoryError: perhaps
        // another
        // thread's fault. A reader that ended for good would be silence that nobody asked for.
        start = StartAt.LIVE;
        failed(e, environment.nanoTime().getAsLong() - beganNs);
      }
    }
    delivery.release();
  }

  private void attempt(StartAt start) {
    awaitEndpoint();
    try (RingFollower current = new RingFollower(file, options(start))) {
      follower = current;
      follow(current);
    } finally {
      follower = null;
    }
  }

  /** What was gathered may be the fault of what failed. */
  private void failed(Throwable cause, long lastedNs) {
    failures++;
    retryMs = lastedNs >= STEADY_NS ? SHORTEST_RETRY_MS : retryMs;
    LOG.log(
        Level.ERROR,
        "event=ring_failed ring=" + file + " failures=" + failures + " retry_ms=" + retryMs,
        cause);
    delivery.release();
    collector.restarted();
    pause(retryMs);
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }

  @Override
  void wakeUp() {
    RingFollower current = follower;
    if (current != null) {
      current.wakeUp();
    }
  }

  private FollowerOptions options(StartAt start) {
    return new FollowerOptions(
        start,
        TimeUnit.MICROSECONDS.toNanos(environment.settings().spinMicros()),
        FollowerOptions.DEFAULT_RECHECK_NS,
        environment.nanoTime());
  }

  private void follow(RingFollower current) {
    while (!isReleased()) {
      current.poll(collector, environment.settings().batchSize());
      long untilHealthNs = nextHealthNs - environment.nanoTime().getAsLong();
      if (untilHealthNs <= 0) {
        collector.add(health.check(current));
        untilHealthNs = HEALTH_INTERVAL_NS;
        nextHealthNs = environment.nanoTime().getAsLong() + HEALTH_INTERVAL_NS;
      }
      if (collector.isEmpty()) {
        current.await(untilHealthNs);
      } else {
        deliver(collector.take());
      }
    }
  }

  /** Nothing is read before somebody listens: a slow start of the application loses nothing. */
  private void awaitEndpoint() {
    while (!isReleased() && !(FeedReception.isOpen() && delivery.prepare())) {
      pause(UNAVAILABLE_PAUSE_MS);
    }
  }

  /** Holds the batch until there is an endpoint; the ring waits for us or laps us, visibly. */
  private void deliver(List<FeedEvent> batch) {
    long failed = delivery.failures();
    while (!isReleased() && !delivery.deliver(batch)) {
      pause(UNAVAILABLE_PAUSE_MS);
    }
    if (delivery.failures() != failed) {
      collector.notDelivered(batch);
      pause(UNAVAILABLE_PAUSE_MS);
    }
  }
}
