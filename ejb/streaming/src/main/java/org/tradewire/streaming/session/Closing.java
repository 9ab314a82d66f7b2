package org.tradewire.streaming.session;

import java.util.concurrent.TimeUnit;

/**
 * The end of a session that was asked for. Polite at first: answers that wait and a frame under way
 * go before it, for a second.
 *
 * @param atOnce whether nothing is waited for
 * @param sinceNs when it was asked for, nanoseconds of a monotonic clock
 */
record Closing(CloseCode code, String reason, boolean atOnce, long sinceNs) {

  private static final long POLITE_NS = TimeUnit.SECONDS.toNanos(1);

  /** This end as it stands later: no longer polite once it is overdue. */
  Closing at(long now) {
    return isOverdue(now) && !atOnce ? new Closing(code, reason, true, sinceNs) : this;
  }

  boolean isOverdue(long now) {
    return now - sinceNs > POLITE_NS;
  }
}
