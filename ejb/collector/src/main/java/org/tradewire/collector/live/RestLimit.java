package org.tradewire.collector.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * How fast a venue's REST service is asked, by all connections of a service together: exchanges
 * count what an address asks, however many connections it has. One that refuses is left alone for
 * longer and longer. Not thread-safe.
 */
final class RestLimit {

  /** For longer and longer, but not for minutes. */
  private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(60);

  private final RequestTurns turns;
  private final Backoff backoff;
  private int failedInRow;

  RestLimit(Duration spacing, RandomGenerator random) {
    this.turns = new RequestTurns(spacing.toNanos());
    this.backoff = new Backoff(random);
  }

  /**
   * The questions of one connection.
   *
   * @param leads whether they go before those of others
   * @param books which of them ask for a book: they go before all others
   */
  RequestQueue queue(BooleanSupplier leads, Predicate<String> books) {
    return new RequestQueue(turns, leads, books);
  }

  /** The service has answered. */
  void answered() {
    failedInRow = 0;
    backoff.reset();
  }

  /** The service has refused, or has not answered: from the second time on it is left alone. */
  void failed(long nowNs) {
    failedInRow++;
    if (failedInRow > 1) {
      turns.hold(nowNs + Math.min(backoff.next(), LONGEST_WAIT_NS));
    }
  }
}
