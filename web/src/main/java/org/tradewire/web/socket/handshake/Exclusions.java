package org.tradewire.web.socket.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Users of whom a session was ended for abuse: for ten seconds no further connection of theirs is
 * let in, or its end would cost them nothing. Sessions that are open stay. Thread-safe.
 */
@ApplicationScoped
public class Exclusions {
  static final Duration LENGTH = Duration.ofSeconds(10);

  private final Map<UUID, Long> untilNs = new ConcurrentHashMap<>();

  /**
   * A session of a user was ended for abuse.
   *
   * @param nowNs of one monotonic clock
   */
  public void add(UUID user, long nowNs) {
    untilNs.values().removeIf(until -> until - nowNs <= 0);
    untilNs.put(user, nowNs + LENGTH.toNanos());
  }

  /** Seconds until a user is let in again, rounded up; 0 where nothing stands against it. */
  public long secondsLeft(UUID user, long nowNs) {
    long leftNs = untilNs.getOrDefault(user, nowNs) - nowNs;
    return leftNs <= 0 ? 0 : 1 + (leftNs - 1) / TimeUnit.SECONDS.toNanos(1);
  }

  /** How many users are remembered. */
  int size() {
    return untilNs.size();
  }
}
