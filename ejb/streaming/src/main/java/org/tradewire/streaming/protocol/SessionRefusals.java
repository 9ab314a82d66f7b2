package org.tradewire.streaming.protocol;

import java.util.function.LongSupplier;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionQueue;

/**
 * Refuses requests of one session, and ends it where there are too many to refuse. For one thread
 * at a time.
 */
final class SessionRefusals {

  /** Refused requests at once, and again one a second, before the client counts as abusive. */
  private static final int MAX_REFUSED = 100;

  private final SessionQueue queue;
  private final AnswerWriter answers;
  private final StreamStatistics statistics;
  private final LongSupplier nanoTime;
  private final RequestRate rate;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  SessionRefusals(
      SessionQueue queue,
      AnswerWriter answers,
      StreamStatistics statistics,
      LongSupplier nanoTime) {
    this.queue = queue;
    this.answers = answers;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
    this.rate = new RequestRate(1, MAX_REFUSED, nanoTime.getAsLong());
  }

  /** Answers a request with an error. */
  void refuse(Long id, ErrorCode code, String message) {
    queue.answer(answers.error(id, code, message));
    count(code);
  }

  /** One request was refused. A client that does nothing but err is not helped by more answers. */
  void count(ErrorCode code) {
    statistics.requestRefused(code.name());
    if (!rate.take(1, nanoTime.getAsLong())) {
      queue.close(CloseCode.ABUSE, "more than " + MAX_REFUSED + " requests were refused");
    }
  }
}
