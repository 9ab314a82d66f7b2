package org.tradewire.streaming.work;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The periodic jobs of one node, with a thread for each, so that none waits for another: one that
 * stands still while the database is away would hold up leases and stops. Thread-safe.
 */
public final class PeriodicWorks implements AutoCloseable {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final ScheduledThreadPoolExecutor scheduler;
  private final LongSupplier nanoTime;
  private final Duration stopTimeout;

  /** Each with its next turn. */
  private final Map<PeriodicWork, Future<?>> works = new ConcurrentHashMap<>();

  /**
   * @param threads makes a long-lived thread for each job
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public PeriodicWorks(ThreadFactory threads, LongSupplier nanoTime) {
    this(threads, nanoTime, STOP_TIMEOUT);
  }

  /**
   * @param stopTimeout how long turns under way are waited for before they are interrupted
   */
  PeriodicWorks(ThreadFactory threads, LongSupplier nanoTime, Duration stopTimeout) {
    this.scheduler = new ScheduledThreadPoolExecutor(1, threads);
    this.scheduler.setRemoveOnCancelPolicy(true);
    this.scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.nanoTime = nanoTime;
    this.stopTimeout = stopTimeout;
  }

  /** Begins a job; it goes on until it, or all of them, are closed. */
  public PeriodicWork begin(WorkPlan plan) {
    PeriodicWork work = new PeriodicWork(plan, nanoTime);
    if (plan.isFirstTurnHere()) {
      work.turn();
    }
    works.put(work, CompletableFuture.completedFuture(null));
    synchronized (scheduler) {
      scheduler.setCorePoolSize(Math.max(scheduler.getCorePoolSize(), works.size()));
    }
    work.endsBy(() -> end(work));
    schedule(work, plan, plan.delay());
    return work;
  }

  private void end(PeriodicWork work) {
    Future<?> next = works.remove(work);
    if (next != null) {
      next.cancel(false);
    }
  }

  private void schedule(PeriodicWork work, WorkPlan plan, Duration delay) {
    works.computeIfPresent(
        work,
        (same, done) -> {
          try {
            return scheduler.schedule(
                () -> turn(work, plan), delay.toNanos(), TimeUnit.NANOSECONDS);
          } catch (RejectedExecutionException e) {
            return done; // The node ends.
          }
        });
  }

  private void turn(PeriodicWork work, WorkPlan plan) {
    try {
      work.turn();
    } finally {
      schedule(work, plan, plan.pauseBetweenTurns());
    }
  }

  /** How all of them go, by name. */
  public List<WorkFigures> figures() {
    return works.keySet().stream()
        .map(PeriodicWork::figures)
        .sorted(Comparator.comparing(WorkFigures::name))
        .toList();
  }

  /** No turn begins any more; those under way are waited for, and interrupted after 2 s. */
  @Override
  public void close() {
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(stopTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
        scheduler.shutdownNow();
      }
    } catch (InterruptedException e) {
      scheduler.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
