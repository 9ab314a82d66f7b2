package org.tradewire.trading.monitoring.control;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.tradewire.trading.monitoring.entity.DrainState;

/**
 * The way of a node out of service: which step is due when. {@link #begin} and {@link #state} may
 * be called by any thread, {@link #turn} by one, a few times a second.
 */
final class DrainCourse {

  private final Steps steps;
  private final Duration notice;
  private final Duration close;
  private final Duration request;
  private final LongSupplier nanoTime;
  private volatile DrainState state = DrainState.SERVING;

  /** When the present state was reached. */
  private volatile long sinceNs;

  private boolean leasesGivenUp;

  /** What is done on the way. */
  interface Steps {

    /** What this node computes for all is left to others. */
    void giveUpLeases();

    /**
     * Takes leave of sockets until this share of them is told.
     *
     * @param share in {@code [0, 1]}; 1 includes those that came meanwhile
     */
    void closeSockets(double share);

    /** Requests under way. */
    int requests();

    /** Sockets that are still open. */
    int connections();
  }

  DrainCourse(
      Steps steps, Duration notice, Duration close, Duration request, LongSupplier nanoTime) {
    this.steps = steps;
    this.notice = notice;
    this.close = close;
    this.request = request;
    this.nanoTime = nanoTime;
  }

  /**
   * Sets out; what has begun goes on.
   *
   * @return whether it had not begun
   */
  synchronized boolean begin() {
    if (state != DrainState.SERVING) {
      return false;
    }
    enter(DrainState.NOTICE);
    return true;
  }

  DrainState state() {
    return state;
  }

  /**
   * Does what is due.
   *
   * @return the state reached
   */
  DrainState turn() {
    DrainState before;
    do {
      before = state;
      step();
    } while (state != before);
    return before;
  }

  private void step() {
    switch (state) {
      case NOTICE -> {
        if (!leasesGivenUp) {
          leasesGivenUp = true; // Should it fail, the leases run out by themselves.
          steps.giveUpLeases();
        }
        if (passed(notice) >= 1) {
          enter(DrainState.CLOSING);
        }
      }
      case CLOSING -> {
        double share = passed(close);
        steps.closeSockets(Math.min(1, share));
        if (share >= 1) {
          enter(DrainState.FINISHING);
        }
      }
      case FINISHING -> {
        steps.closeSockets(1); // Those of handshakes that were under way.
        boolean empty = steps.requests() == 0 && steps.connections() == 0;
        if (empty || passed(request) >= 1) {
          enter(DrainState.DRAINED);
        }
      }
      case SERVING, DRAINED -> {
        // Nothing is due.
      }
    }
  }

  private void enter(DrainState next) {
    sinceNs = nanoTime.getAsLong();
    state = next;
  }

  /** Which share of a length has passed since the present state was reached. */
  private double passed(Duration length) {
    long ns = nanoTime.getAsLong() - sinceNs;
    return length.isZero() ? 1 : (double) ns / length.toNanos();
  }
}
