package org.tradewire.trading.notification.control;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who may test his webhook now: few at once on a node, since each holds a thread of the server for
 * some seconds, and each user once in a while, so that nobody makes a cannon of us. Thread-safe.
 */
public final class TestTurns {

  private static final int AT_ONCE = 2;
  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(3);

  private final LongSupplier nanoTime;

  /** Of those alone whose pause is not over. */
  private final Map<UUID, Long> lately = new HashMap<>();

  private int running;

  /**
   * Nobody tests anything yet.
   *
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public TestTurns(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether the user may; then {@link #end} follows. */
  public synchronized boolean begin(UUID user) {
    long now = nanoTime.getAsLong();
    lately.values().removeIf(begun -> now - begun >= PAUSE_NS);
    if (running >= AT_ONCE || lately.containsKey(user)) {
      return false;
    }
    running++;
    lately.put(user, now);
    return true;
  }

  /** Nothing of a test runs any more. */
  public synchronized void end() {
    running--;
  }
}
