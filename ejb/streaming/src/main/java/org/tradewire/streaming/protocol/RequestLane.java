package org.tradewire.streaming.protocol;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The requests of one session that were read and are not carried out yet. They are carried out in
 * order, one at a time, each in a turn of its own, so that sessions take turns. What waits is
 * bounded in number and length: what finds no room is refused, in its place among the others.
 * (Neither server lets an application stop reading a connection but by keeping the thread that
 * reads it, of which there are few.) Thread-safe; {@link #add} never blocks.
 */
final class RequestLane {

  private final Executor turns;
  private final int max;
  private final int maxChars;
  private final Requests requests;
  private final Deque<Waiting> waiting = new ArrayDeque<>(0);
  private int chars;
  private boolean inTurn;
  private boolean ended;

  /** Carries requests out; called by one thread at a time, in the order in which they came. */
  interface Requests {

    /**
     * @param arrivedNs when the request was read
     */
    void carryOut(String request, long arrivedNs);

    /** So many requests found no room. */
    void refuse(int count);
  }

  private static final class Waiting {
    private final String request;
    private final long arrivedNs;

    /** Requests that came after this one, before any that found room. */
    private int refusedBehind;

    Waiting(String request, long arrivedNs) {
      this.request = request;
      this.arrivedNs = arrivedNs;
    }
  }

  /**
   * @param turns runs a turn later, or rejects it where nobody will run any more
   * @param max requests that may wait for the one that is carried out, at least 1
   * @param mostChars characters of those together; one alone may be longer
   */
  RequestLane(Executor turns, int max, int maxChars, Requests requests) {
    this.turns = turns;
    this.max = max;
    this.maxChars = maxChars;
    this.requests = requests;
  }

  /** Takes a request that was read now; ignored once the lane has ended. */
  void add(String request, long nowNs) {
    synchronized (this) {
      if (ended) {
        return;
      }
      if (!waiting.isEmpty() && (waiting.size() >= max || chars + request.length() > maxChars)) {
        waiting.getLast().refusedBehind++;
        return;
      }
      waiting.add(new Waiting(request, nowNs));
      chars += request.length();
      if (inTurn) {
        return;
      }
      inTurn = true;
    }
    askForTurn();
  }

  /** Nothing that waits is carried out any more; what is being carried out goes on. */
  synchronized void end() {
    ended = true;
    waiting.clear();
    chars = 0;
  }

  private void askForTurn() {
    try {
      turns.execute(this::turn);
    } catch (RejectedExecutionException e) {
      end(); // The node goes down, and its sessions have been told.
    } catch (RuntimeException | Error e) {
      leaveTurn(); // No thread was to be had: the next request tries again.
      throw e;
    }
  }

  private void turn() {
    try {
      Waiting next = next();
      if (next != null) {
        requests.carryOut(next.request, next.arrivedNs);
        if (next.refusedBehind > 0) {
          requests.refuse(next.refusedBehind);
        }
      }
    } finally {
      if (goesOn()) {
        askForTurn();
      }
    }
  }

  private synchronized Waiting next() {
    Waiting next = waiting.poll();
    if (next != null) {
      chars -= next.request.length();
    }
    return next;
  }

  private synchronized void leaveTurn() {
    inTurn = false;
  }

  private synchronized boolean goesOn() {
    inTurn = !waiting.isEmpty();
    return inTurn;
  }
}
