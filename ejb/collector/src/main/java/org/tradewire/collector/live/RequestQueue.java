package org.tradewire.collector.live;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Requests that go out no faster than a venue allows. One that is wanted again while it waits goes
 * out once, after whatever was wanted before: a venue that is misunderstood at every message must
 * not fill the memory. Not thread-safe.
 */
final class RequestQueue {

  private final Set<String> waiting = new LinkedHashSet<>();
  private final long spacingNs;
  private long nextNs = Long.MIN_VALUE;

  RequestQueue(long spacingNs) {
    this.spacingNs = spacingNs;
  }

  void add(String request) {
    waiting.remove(request); // A set leaves what it has where it is.
    waiting.add(request);
  }

  /** Nothing goes out before a time. */
  void hold(long untilNs) {
    if (nextNs == Long.MIN_VALUE || untilNs - nextNs > 0) {
      nextNs = untilNs;
    }
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
      Iterator<String> first = waiting.iterator();
      String request = first.next();
      first.remove();
      out.accept(request);
    }
    return Long.MAX_VALUE;
  }
}
