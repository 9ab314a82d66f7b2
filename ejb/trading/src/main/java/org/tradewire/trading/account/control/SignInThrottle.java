package org.tradewire.trading.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after 10 failed sign-ins for one user name from one address within 60 s
 * further attempts are refused until the 60 s are over. Kept in the memory of this node, for the
 * 10,000 pairs that failed last; each node counts for itself.
 *
 * <p>Thread-safe.
 */
@ApplicationScoped
public class SignInThrottle {

  static final int MAX_FAILURES = 10;
  static final Duration WINDOW = Duration.ofSeconds(60);
  static final int MAX_PAIRS = 10_000;

  private final Map<Pair, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Failures> eldest) {
          return size() > MAX_PAIRS;
        }
      };
  private Clock clock;

  /** For the container's proxy. */
  protected SignInThrottle() {}

  /** Counts in the clock's time. */
  @Inject
  public SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Seconds to wait before another attempt; 0 when it may be made now. */
  long secondsToWait(String username, String address) {
    synchronized (failures) {
      Failures counted = failures.get(new Pair(username, address));
      if (counted == null || counted.count() < MAX_FAILURES) {
        return 0;
      }
      long leftMs = counted.sinceMs() + WINDOW.toMillis() - clock.millis();
      return leftMs <= 0 ? 0 : (leftMs + 999) / 1000;
    }
  }

  /**
   * Counts an attempt as failed before it is made, so that attempts made at once cannot exceed the
   * limit together; {@link #succeeded} gives it back.
   *
   * @return seconds to wait; 0 when the attempt is counted and may be made now
   */
  public long tryReserve(String username, String address) {
    synchronized (failures) {
      long wait = secondsToWait(username, address);
      if (wait == 0) {
        failed(username, address);
      }
      return wait;
    }
  }

  /** Counts a failed attempt. */
  void failed(String username, String address) {
    long now = clock.millis();
    synchronized (failures) {
      failures.merge(
          new Pair(username, address),
          new Failures(1, now),
          (old, one) ->
              now - old.sinceMs() >= WINDOW.toMillis()
                  ? one
                  : new Failures(old.count() + 1, old.sinceMs()));
    }
  }

  /** Takes one counted attempt back that was not looked at. */
  public void giveBack(String username, String address) {
    synchronized (failures) {
      failures.computeIfPresent(
          new Pair(username, address),
          (pair, old) -> old.count() <= 1 ? null : new Failures(old.count() - 1, old.sinceMs()));
    }
  }

  /** Forgets the failures of one who knew the password. */
  public void succeeded(String username, String address) {
    synchronized (failures) {
      failures.remove(new Pair(username, address));
    }
  }

  private record Pair(String username, String address) {}

  private record Failures(int count, long sinceMs) {}
}
