package org.tradewire.streaming.work;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The periodic jobs of one node. Thread-safe. */
public final class PeriodicWorks {

  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTime;
  private final Set<PeriodicWork> works = ConcurrentHashMap.newKeySet();

  /**
   * @param scheduler runs the turns; may propagate the context of who begins a job
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public PeriodicWorks(ScheduledExecutorService scheduler, LongSupplier nanoTime) {
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
  }

  /** Begins a job; it goes on until it is closed. */
  public PeriodicWork begin(WorkPlan plan) {
    PeriodicWork work = new PeriodicWork(plan, nanoTime);
    works.add(work);
    if (plan.isFirstTurnHere()) {
      work.turn();
    }
    Future<?> turns =
        scheduler.scheduleWithFixedDelay(
            work::turn, plan.delay().toNanos(), plan.period().toNanos(), TimeUnit.NANOSECONDS);
    work.endsBy(
        () -> {
          turns.cancel(false);
          works.remove(work);
        });
    return work;
  }

  /** How all of them go, by name. */
  public List<WorkFigures> figures() {
    return works.stream()
        .map(PeriodicWork::figures)
        .sorted(Comparator.comparing(WorkFigures::name))
        .toList();
  }
}
