package org.tradewire.trading.signal.control;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Stores what waits while a node stops, and leaves in time: a pass that hangs, for instance because
 * the database does, is left to itself. Where the server gives it no thread any more the caller's
 * has to do.
 */
public final class SignalFlush {

  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

  /** A server that ends may take a task and never begin it. */
  private static final long BEGINS_WITHIN_NS = TimeUnit.SECONDS.toNanos(1);

  private final Executor executor;
  private final Runnable pass;
  private final IntSupplier waiting;
  private final LongSupplier nanoTime;

  /**
   * Stores nothing yet.
   *
   * @param pass stores what waits, or gives up for now
   * @param waiting how many wait
   * @param nanoTime monotonic, nanoseconds
   */
  public SignalFlush(Executor executor, Runnable pass, IntSupplier waiting, LongSupplier nanoTime) {
    this.executor = executor;
    this.pass = pass;
    this.waiting = waiting;
    this.nanoTime = nanoTime;
  }

  /**
   * Makes passes until nothing waits, the time is over, or the thread is interrupted.
   *
   * @return how many wait still
   */
  public int carryOut(Duration atMost) {
    long end = nanoTime.getAsLong() + atMost.toNanos();
    while (waiting.getAsInt() > 0 && left(end) > 0 && !Thread.currentThread().isInterrupted()) {
      makePass(end);
      if (waiting.getAsInt() > 0) {
        LockSupport.parkNanos(Math.min(PAUSE_NS, Math.max(0, left(end))));
      }
    }
    return waiting.getAsInt();
  }

  private void makePass(long end) {
    FutureTask<Void> task = new FutureTask<>(pass, null);
    try {
      executor.execute(task);
    } catch (RuntimeException e) {
      task.run(); // The server takes no more tasks.
    }
    if (!isDone(task, Math.min(BEGINS_WITHIN_NS, left(end)))) {
      task.run(); // Does nothing where it was begun.
      isDone(task, left(end));
    }
  }

  private long left(long end) {
    return end - nanoTime.getAsLong();
  }

  private static boolean isDone(FutureTask<Void> task, long withinNs) {
    try {
      task.get(Math.max(0, withinNs), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return true; // The next pass tries again.
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
