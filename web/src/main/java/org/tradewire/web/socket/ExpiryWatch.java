package org.tradewire.web.socket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends a connection when its token runs out; a refresh in the meantime puts the end off.
 * Thread-safe.
 */
final class ExpiryWatch {
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private final Supplier<Instant> expiresAt;
  private final Runnable expired;
  private Future<?> next;
  private boolean stopped;

  /**
   * Does nothing before {@link #start}.
   *
   * @param expiresAt asked anew each time, because a refresh changes it
   * @param expired called once, on a thread of the scheduler
   */
  ExpiryWatch(
      ScheduledExecutorService scheduler,
      Clock clock,
      Supplier<Instant> expiresAt,
      Runnable expired) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.expiresAt = expiresAt;
    this.expired = expired;
  }

  /** Begins to watch. */
  synchronized void start() {
    if (stopped) {
      return;
    }
    long delayMs = Math.max(0, Duration.between(clock.instant(), expiresAt.get()).toMillis() + 1);
    try {
      next = scheduler.schedule(this::look, delayMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The application is being stopped, and with it every connection.
      stopped = true;
    }
  }

  /** Ends the watch; the connection has closed. */
  synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.cancel(false);
    }
  }

  private void look() {
    if (clock.instant().isBefore(expiresAt.get())) {
      start();
    } else {
      expired.run();
    }
  }
}
