package org.tradewire.collector.live;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Requests that go out no faster than a venue allows. One that is wanted again while it waits goes
 * out once, after whatever was wanted before: a venue that is misunderstood at every message must
 * not fill the memory. Not thread-safe.
 */
final class RequestQueue implements RequestTurns.Asking {

  private final Set<String> waiting = new LinkedHashSet<>();
  private final RequestTurns turns;
  private final BooleanSupplier leads;
  private final Predicate<String> books;

  /** A queue that takes turns with nobody. */
  RequestQueue(long spacingNs) {
    this(new RequestTurns(spacingNs), () -> true, request -> false);
  }

  /**
   * A queue that takes turns with others.
   *
   * @param leads whether its requests go before those of the others
   * @param books which requests ask for a book: they go before all others
   */
  RequestQueue(RequestTurns turns, BooleanSupplier leads, Predicate<String> books) {
    this.turns = turns;
    this.leads = leads;
    this.books = books;
    turns.join(this);
  }

  void add(String request) {
    waiting.remove(request); // A set leaves what it has where it is.
    waiting.add(request);
  }

  void clear() {
    waiting.clear();
  }

  /** Whether a request has not gone out yet. */
  boolean has(String request) {
    return waiting.contains(request);
  }

  @Override
  public boolean waits() {
    return !waiting.isEmpty();
  }

  @Override
  public int rank() {
    return (waiting.stream().anyMatch(books) ? 0 : 2) + (leads.getAsBoolean() ? 0 : 1);
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
      String request = next();
      turns.went(this, nowNs);
      waiting.remove(request);
      out.accept(request);
    }
    return Long.MAX_VALUE;
  }

  /** The first book, else the first of all. */
  private String next() {
    String first = waiting.iterator().next();
    return turns.isFair() ? first : waiting.stream().filter(books).findFirst().orElse(first);
  }
}
