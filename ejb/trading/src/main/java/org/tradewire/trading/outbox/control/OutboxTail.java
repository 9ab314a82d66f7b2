package org.tradewire.trading.outbox.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * How far a node has followed the end of the outbox. Messages are committed in another order than
 * they get their ids, so a place after the last one is no use: what was taken is remembered for as
 * long as a transaction may last, and looked through again for what came late. One thread at a
 * time.
 */
public final class OutboxTail {

  /** A transaction of many steps may have got its first id so long before it commits. */
  static final Duration LATE = Duration.ofSeconds(60);

  private final Queue<Taken> order = new ArrayDeque<>();
  private final Set<Long> taken = new HashSet<>();
  private long from;

  private record Taken(long id, long atNs) {}

  /**
   * Begins after a message.
   *
   * @param from its id; 0 for the first of all
   */
  public OutboxTail(long from) {
    this.from = from;
  }

  /** The id after which there may be messages that were not taken. */
  public long from() {
    return from;
  }

  /** How many messages after {@link #from} were taken. */
  public int size() {
    return taken.size();
  }

  /** Whether a message was taken. */
  public boolean has(long id) {
    return taken.contains(id);
  }

  /**
   * Messages were taken.
   *
   * @param nowNs of one monotonic clock
   */
  public void take(Collection<Long> ids, long nowNs) {
    ids.stream().filter(taken::add).forEach(id -> order.add(new Taken(id, nowNs)));
    while (!order.isEmpty() && nowNs - order.peek().atNs() > LATE.toNanos()) {
      long id = order.remove().id();
      taken.remove(id);
      from = Math.max(from, id);
    }
  }
}
