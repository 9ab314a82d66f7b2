package org.tradewire.web.container;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.web.json.LimitedInputStream;

/**
 * The answers that a server still writes. Each has 10 s from its first byte on, and the time of
 * what the client has taken at 16 KiB/s. {@link #add} is thread-safe; {@link #endOverdue} is for
 * one thread at a time.
 */
final class LeavingAnswers {
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(LeavingAnswers.class.getName());

  private final Map<LeavingAnswer, Beginning> answers = new ConcurrentHashMap<>();

  /** When an answer was first seen to have begun; of the thread that looks. */
  private static final class Beginning {
    private boolean seen;
    private long ns;
  }

  /** A request has come that will be answered. */
  void add(LeavingAnswer answer) {
    answers.put(answer, new Beginning());
  }

  /**
   * Gives up those that had their time, and forgets those that have left.
   *
   * @param nowNs of one monotonic clock
   */
  void endOverdue(long nowNs) {
    answers.forEach(
        (answer, beginning) -> {
          try {
            if (answer.hasLeft()) {
              answers.remove(answer);
            } else if (isLate(answer, beginning, nowNs)) {
              answers.remove(answer);
              answer.giveUp();
            }
          } catch (RuntimeException e) {
            answers.remove(answer);
            LOG.log(Level.WARNING, "event=answer_not_given_up reason=\"{0}\"", e.toString());
          }
        });
  }

  private static boolean isLate(LeavingAnswer answer, Beginning beginning, long nowNs) {
    if (!beginning.seen && answer.hasBegun()) {
      beginning.seen = true;
      beginning.ns = nowNs;
    }
    return beginning.seen
        && nowNs - beginning.ns >= GRACE.plus(LimitedInputStream.timeOf(answer.bytes())).toNanos();
  }
}
