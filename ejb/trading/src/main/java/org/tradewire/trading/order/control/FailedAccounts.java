package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Accounts with which something failed. The first two times in a row they are tried again with the
 * next turn, since a deadlock must not cost a stop its price; then they are left alone for a
 * second, twice as long each time, so that what fails for good costs no turn its time and fills no
 * log. Where many fail, or nobody can be done, that is hardly the fault of each: they are tried
 * each second. Once one works again, so may the others. Not thread-safe.
 */
final class FailedAccounts {

  /** How long an account is left alone at most while others are not. */
  static final Duration ASIDE = Duration.ofMinutes(1);

  private static final Duration AT_FIRST = Duration.ofSeconds(1);
  private static final int AT_ONCE = 2;
  private static final int FEW = 3;

  /**
   * It failed when it was tried last.
   *
   * @param until left alone so long
   * @param times how often in a row it failed
   * @param pause how long it is left alone
   */
  private record Failure(Instant until, int times, Duration pause) {}

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

  /**
   * It did not fail.
   *
   * @param any whether anything was done
   */
  void done(UUID id, boolean any) {
    Failure before = failures.remove(id);
    if (before != null && before.times() > AT_ONCE) {
      failures.clear();
    }
    anyDone |= any;
  }

  /** The turn is over: who has failed in it is left alone from now on. */
  void end(Instant now) {
    Duration most = anyDone && failedNow.size() <= FEW ? ASIDE : AT_FIRST;
    for (UUID each : failedNow) {
      Failure before = failures.get(each);
      int times = before == null ? 1 : before.times() + 1;
      Duration pause = times <= AT_ONCE ? Duration.ZERO : pause(before.pause(), most);
      failures.put(each, new Failure(now.plus(pause), times, pause));
    }
  }

  private static Duration pause(Duration before, Duration most) {
    Duration twice = before.isZero() ? AT_FIRST : before.multipliedBy(2);
    return twice.compareTo(most) < 0 ? twice : most;
  }
}
