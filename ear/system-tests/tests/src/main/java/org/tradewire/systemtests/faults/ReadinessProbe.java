package org.tradewire.systemtests.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tradewire.systemtests.client.RestClient;

/**
 * Asks one node twenty times a second whether it is ready, as a load balancer would that is in a
 * hurry. A probe that could not be sent in time, because the one before it was not answered yet,
 * has waited since its time.
 */
public final class ReadinessProbe implements AutoCloseable {
  private static final long PERIOD_MS = 50;

  private final RestClient node;
  private final Latencies latencies = new Latencies();
  private final AtomicLong failures = new AtomicLong();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private long due;

  private ReadinessProbe(RestClient node) {
    this.node = node;
  }

  /** Begins. */
  public static ReadinessProbe of(RestClient node) {
    ReadinessProbe probe = new ReadinessProbe(node);
    probe.due = Latencies.nowEpochNs();
    probe.scheduler.scheduleAtFixedRate(probe::ask, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    return probe;
  }

  /** From the time of each probe to its answer. */
  public Latencies latencies() {
    return latencies;
  }

  /** Probes that were not answered, or not with 200. */
  public long failures() {
    return failures.get();
  }

  private void ask() {
    try {
      if (node.get("/api/health/ready").status() != 200) {
        failures.incrementAndGet();
      }
    } catch (RuntimeException e) {
      failures.incrementAndGet(); // not answered
    }
    latencies.add(due);
    due += TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
