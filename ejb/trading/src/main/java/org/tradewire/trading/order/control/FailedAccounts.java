package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Accounts with which something failed: they are left alone for a while, twice as long each time in
 * a row, so that what fails for good costs no turn its time and fills no log. Not thread-safe.
 */
final class FailedAccounts {

  /** How long an account is left alone at most while others are not. */
  static final Duration ASIDE = Duration.ofMinutes(1);

  /** How long at most where it works with nobody: that is hardly the fault of each. */
  static final Duration FOR_NOBODY = Duration.ofSeconds(4);

  private static final Duration AT_FIRST = Duration.ofSeconds(1);

  /**
   * It failed when it was tried last.
   *
   * @param until left alone so long
   * @param pause how long that is
   */
  private record Failure(Instant until, Duration pause) {}

  private final Map<UUID, Failure> failures = new HashMap<>();
  private final Set<UUID> failedNow = new HashSet<>();
  private boolean anyDone;

  /** Another turn begins. */
  void begin(Instant now) {
    // A clock that was set back leaves nobody alone for longer; who fails no more is forgotten.
    failures
        .values()
        .removeIf(
            each ->
                each.until().isAfter(now.plus(ASIDE)) || each.until().isBefore(now.minus(ASIDE)));
    failedNow.clear();
    anyDone = false;
  }

  /** Whether it is left alone now. */
  boolean rests(UUID id, Instant now) {
    Failure failure = failures.get(id);
    return failure != null && now.isBefore(failure.until());
  }

  void failed(UUID id) {
    failedNow.add(id);
  }

  void done(UUID id) {
    failures.remove(id);
    anyDone = true;
  }

  /** The turn is over: who has failed in it is left alone from now on. */
  void end(Instant now) {
    Duration most = anyDone ? ASIDE : FOR_NOBODY;
    for (UUID each : failedNow) {
      Failure before = failures.get(each);
      Duration pause = before == null ? AT_FIRST : longer(before.pause(), most);
      failures.put(each, new Failure(now.plus(pause), pause));
    }
  }

  private static Duration longer(Duration pause, Duration most) {
    Duration twice = pause.multipliedBy(2);
    if (twice.compareTo(most) <= 0) {
      return twice;
    }
    return pause.compareTo(most) < 0 ? most : pause;
  }
}
