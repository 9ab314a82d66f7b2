package org.tradewire.collector.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Requests that go out no faster than a venue allows. Not thread-safe. */
final class RequestQueue {

  private final Deque<String> waiting = new ArrayDeque<>();
  private final long spacingNs;
  private long nextNs = Long.MIN_VALUE;

  RequestQueue(long spacingNs) {
    this.spacingNs = spacingNs;
  }

  void add(String request) {
    waiting.addLast(request);
  }

  void clear() {
    waiting.clear();
  }

  /**
   * Gives away what may go out now.
   *
   * @return nanoseconds until the next one may; {@link Long#MAX_VALUE} where nothing waits
   */
  long poll(long nowNs, Consumer<String> out) {
    while (!waiting.isEmpty()) {
      if (nextNs != Long.MIN_VALUE && nextNs - nowNs > 0) {
        return nextNs - nowNs;
      }
      nextNs = nowNs + spacingNs;
      out.accept(waiting.removeFirst());
    }
    return Long.MAX_VALUE;
  }
}
