package org.tradewire.collector.live;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Requests that go out no faster than a venue allows. One that is wanted again while it waits goes
 * out once, after whatever was wanted before: a venue that is misunderstood at every message must
 * not fill the memory. Not thread-safe.
 */
final class RequestQueue implements RequestTurns.Asking {

  private final Set<String> waiting = new LinkedHashSet<>();
  private final RequestTurns turns;
  private final BooleanSupplier leads;

  /** A queue that takes turns with nobody. */
  RequestQueue(long spacingNs) {
    this(new RequestTurns(spacingNs), () -> true);
  }

  /**
   * A queue that takes turns with others.
   *
   * @param leads whether its requests go before those of the others
   */
  RequestQueue(RequestTurns turns, BooleanSupplier leads) {
    this.turns = turns;
    this.leads = leads;
    turns.join(this);
  }

  void add(String request) {
    waiting.remove(request); // A set leaves what it has where it is.
    waiting.add(request);
  }

  void clear() {
    waiting.clear();
  }

  @Override
  public boolean waits() {
    return !waiting.isEmpty();
  }

  @Override
  public boolean leads() {
    return leads.getAsBoolean();
  }

  /**
   * Gives away what may go out now.
   *
   * @return nanoseconds until the next one may, 0 where another queue's goes first; {@link
   *     Long#MAX_VALUE} where nothing waits
   */
  long poll(long nowNs, Consumer<String> out) {
    while (!waiting.isEmpty()) {
      long wait = turns.waitNs(nowNs);
      if (wait > 0) {
        return wait;
      }
      if (!turns.isTurnOf(this)) {
        return 0;
      }
      turns.went(this, nowNs);
      Iterator<String> first = waiting.iterator();
      String request = first.next();
      first.remove();
      out.accept(request);
    }
    return Long.MAX_VALUE;
  }
}
