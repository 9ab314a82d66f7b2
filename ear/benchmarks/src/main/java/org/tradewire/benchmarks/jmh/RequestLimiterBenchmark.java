package org.tradewire.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tradewire.streaming.protocol.RequestBucket;
import org.tradewire.streaming.session.SessionLimits;

/**
 * The token bucket that limits a session's requests. Goal of document 004: 500 ns.
 *
 * <p>Inside: reading the clock, as for each request that arrives, and the bucket's answer. Not
 * inside: the request's way through its lane to a thread, its parsing, and the answer to one that
 * is refused. A session's bucket is used by one thread at a time, so that there is no contention.
 */
@State(Scope.Thread)
public class RequestLimiterBenchmark {

  /** A request costs a nanosecond, of which more than one goes by until the next. */
  private static final int ALL = (int) TimeUnit.SECONDS.toNanos(1);

  private final RequestBucket wide =
      new RequestBucket(SessionLimits.DEFAULT.with().requests(ALL, ALL).build(), System.nanoTime());
  private final RequestBucket narrow = new RequestBucket(SessionLimits.DEFAULT, System.nanoTime());

  /** A request that may be carried out. */
  @Benchmark
  public boolean granted() {
    return wide.take(System.nanoTime());
  }

  /** A request of a client that sends without end under the default limits. */
  @Benchmark
  public boolean refused() {
    return narrow.take(System.nanoTime());
  }
}
