package org.tradewire.web.container;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.web.json.LimitedInputStream;

/**
 * The bodies that a server still waits for. Each has 5 s, and the time of its length at 16 KiB/s; a
 * body whose length is not announced counts as one of 64 KiB, and a longer announcement than 1 MiB
 * as that, than 256 MiB where it is of a type that is imported: JSON and CSV, which our own code
 * reads, after it knows who sends how much. Some have a respite besides. Once its request has been
 * answered, 5 s are left for the rest that nobody wants. Thread-safe.
 */
final class ArrivingBodies {
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger(ArrivingBodies.class.getName());
  private static final long UNKNOWN_LENGTH = 64 << 10;
  private static final long MAX_LENGTH = 1L << 20;
  private static final long MAX_IMPORT_LENGTH = 256L << 20;

  private final Map<ArrivingBody, Long> deadlines = new ConcurrentHashMap<>();

  /**
   * A request has come whose body may take its time.
   *
   * @param type its media type; null where none is named
   * @param length as announced; negative where it was not
   * @param nowNs of one monotonic clock
   */
  void add(ArrivingBody body, String type, long length, long nowNs) {
    boolean imported =
        type != null && (type.startsWith("text/csv") || type.startsWith("application/json"));
    long bytes =
        length < 0 ? UNKNOWN_LENGTH : Math.min(length, imported ? MAX_IMPORT_LENGTH : MAX_LENGTH);
    Duration time = GRACE.plus(LimitedInputStream.timeOf(bytes));
    deadlines.put(body, nowNs + time.plus(body.respite()).toNanos());
  }

  /** Its request has been answered. */
  void answered(ArrivingBody body, long nowNs) {
    body.answered();
    if (body.hasArrived()) {
      deadlines.remove(body);
      return;
    }
    long last = nowNs + GRACE.toNanos();
    deadlines.computeIfPresent(body, (same, deadline) -> Math.min(0, deadline - last) + last);
  }

  /** Gives up those that had their time, and forgets those that have arrived. */
  void endOverdue(long nowNs) {
    deadlines.forEach(
        (body, deadline) -> {
          try {
            if (body.hasArrived()) {
              deadlines.remove(body);
            } else if (nowNs - deadline >= 0) {
              deadlines.remove(body);
              body.giveUp();
            }
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "event=body_not_given_up reason=\"{0}\"", e.toString());
          }
        });
  }
}
