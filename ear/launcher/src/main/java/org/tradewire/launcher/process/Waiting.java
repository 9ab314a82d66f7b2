package org.tradewire.launcher.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions of other processes, which cannot notify us. */
public final class Waiting {
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private Waiting() {}

  /**
   * Asks every 100 ms until the condition holds.
   *
   * @param failure thrown when it does not hold within the time
   * @throws LaunchException also when the thread is interrupted
   */
  public static void until(
      BooleanSupplier condition, Duration time, Supplier<LaunchException> failure) {
    if (!holds(condition, time)) {
      throw Thread.interrupted()
          ? new LaunchException("The start was interrupted.")
          : failure.get();
    }
  }

  /**
   * Asks every 100 ms until the condition holds.
   *
   * @return false when the time is over or the thread was interrupted, which it then still is
   */
  static boolean holds(BooleanSupplier condition, Duration time) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted() || System.nanoTime() - begin > time.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
    return true;
  }
}
