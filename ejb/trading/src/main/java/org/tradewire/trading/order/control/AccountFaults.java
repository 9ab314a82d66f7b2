package org.tradewire.trading.order.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Where it is told what the watch could not do. A job logs only that it began to fail: what holds
 * up one account is logged here beside that, once per account and minute. Not thread-safe.
 */
final class AccountFaults {

  /** How long the same is not logged again. */
  static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  /** So many are logged within that time: one template may be the fault of thousands. */
  static final int MOST = 100;

  private static final Logger LOG = System.getLogger(AccountFaults.class.getName());
  private static final int MAX_REASON_CHARS = 300;

  private final Consumer<String> complaints;
  private final LongSupplier nanoTime;

  /** When it was logged, first logged first. */
  private final Map<String, Long> loggedAtNs = new LinkedHashMap<>();

  /**
   * Told to a job as well.
   *
   * @param complaints told everything, each time
   * @param nanoTime a monotonic clock in nanoseconds
   */
  AccountFaults(Consumer<String> complaints, LongSupplier nanoTime) {
    this.complaints = complaints;
    this.nanoTime = nanoTime;
  }

  /**
   * Something failed that is no single account's.
   *
   * @param effect what is not done
   */
  void tell(String effect, String reason) {
    complaints.accept(effect + ": " + reason);
  }

  /**
   * Something failed with one account.
   *
   * @param effect what is not done, which names the account
   */
  void tell(UUID account, String effect, String reason) {
    long nowNs = nanoTime.getAsLong();
    loggedAtNs.values().removeIf(at -> nowNs - at >= AGAIN_AFTER.toNanos());
    if (loggedAtNs.size() < MOST && loggedAtNs.putIfAbsent(effect, nowNs) == null) {
      LOG.log(
          Level.WARNING,
          "event=account_failed challenge="
              + account
              + " effect=\""
              + effect
              + "\" reason=\""
              + quoted(reason)
              + '"');
      if (loggedAtNs.size() == MOST) {
        LOG.log(
            Level.WARNING,
            "event=account_failures_not_logged more_than=" + MOST + " within=" + AGAIN_AFTER);
      }
    }
    tell(effect, reason);
  }

  private static String quoted(String reason) {
    String line = reason.replaceAll("[\\p{Cntrl}\"]+", " ");
    return line.length() > MAX_REASON_CHARS ? line.substring(0, MAX_REASON_CHARS) : line;
  }
}
