package org.tradewire.streaming.hub;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks on another executor, a few at a time; the others wait in the order in which they came.
 * A container's executor makes a thread for each task, and thousands of repairs are asked for at
 * once when a relay comes back. Thread-safe; never blocks.
 */
public final class BoundedExecutor implements Executor {

  private final Executor threads;
  private final int max;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();

  /**
   * @param threads runs the tasks
   * @param max tasks at once, at least 1
   */
  public BoundedExecutor(Executor threads, int max) {
    this.threads = threads;
    this.max = max;
  }

  /**
   * @throws RejectedExecutionException nobody runs the task: the executor below takes none
   */
  @Override
  public void execute(Runnable task) {
    waiting.add(task);
    while (!waiting.isEmpty()) {
      int now = running.get();
      if (now >= max) {
        return; // Each that runs looks for another when it ends.
      }
      if (running.compareAndSet(now, now + 1)) {
        start(task);
        return;
      }
    }
  }

  private void start(Runnable task) {
    try {
      threads.execute(this::run);
    } catch (RuntimeException | Error e) {
      running.decrementAndGet(); // Also where no thread could be made: a place is never lost.
      if (task != null && waiting.remove(task)) {
        throw new RejectedExecutionException(e);
      }
    }
  }

  private void run() {
    try {
      for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
        task.run();
      }
    } finally {
      running.decrementAndGet();
      if (!waiting.isEmpty() && joins()) {
        start(waiting.peek());
      }
    }
  }

  /** What came between the last look and the end, or waits after a failure, is left to us. */
  private boolean joins() {
    int now = running.get();
    return now < max && running.compareAndSet(now, now + 1);
  }
}
