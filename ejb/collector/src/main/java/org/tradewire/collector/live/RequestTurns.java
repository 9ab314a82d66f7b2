package org.tradewire.collector.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Least time between the requests of one queue, or of several that ask the same service. Where
 * several have something to ask, books go before all else, and what connections that are used ask
 * before what those that stand by do; among equals the one that has waited longest. So that nobody
 * waits for ever, however much the others have to ask, each fourth turn is of the one that has
 * waited longest. Not thread-safe.
 */
final class RequestTurns {

  /** One turn in so many is of whoever has waited longest. */
  private static final int FAIR = 4;

  private final long spacingNs;

  /** The one that went last stands last. */
  private final List<Asking> line = new ArrayList<>();

  private long nextNs = Long.MIN_VALUE;
  private int gone;

  /** Somebody who asks, in turn with others. */
  interface Asking {

    /** Whether he has something to ask. */
    boolean waits();

    /** Who has less goes before others. */
    int rank();
  }

  RequestTurns(long spacingNs) {
    this.spacingNs = spacingNs;
  }

  /** One more takes turns. */
  void join(Asking asking) {
    line.add(asking);
  }

  /** Nothing goes out before a time. */
  void hold(long untilNs) {
    if (nextNs == Long.MIN_VALUE || untilNs - nextNs > 0) {
      nextNs = untilNs;
    }
  }

  /** Nanoseconds until the next request may go out; 0 or less where one may now. */
  long waitNs(long nowNs) {
    return nextNs == Long.MIN_VALUE ? 0 : nextNs - nowNs;
  }

  /** Whether the next request is of whoever has waited longest, whatever it is. */
  boolean isFair() {
    return gone == FAIR - 1;
  }

  /** Whether the next request is his; all are asked in each round. */
  boolean isTurnOf(Asking asking) {
    Asking first = null;
    for (Asking each : line) {
      if (each.waits() && (first == null || !isFair() && each.rank() < first.rank())) {
        first = each;
      }
    }
    return first == asking;
  }

  /** A request of his goes out now. */
  void went(Asking asking, long nowNs) {
    nextNs = nowNs + spacingNs;
    gone = (gone + 1) % FAIR;
    line.remove(asking);
    line.add(asking);
  }
}
