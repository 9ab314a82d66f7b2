package org.tradewire.collector.venue.binance;

import java.util.ArrayDeque;
import java.util.Deque;
import org.tradewire.collector.market.LevelList;

/**
 * How far one symbol's book is: waiting for a snapshot, with the events that came meanwhile, or
 * live. Not thread-safe.
 */
final class BinanceBook {

  /**
   * Events that wait for a snapshot: at ten a second, 25 s. A snapshot that was asked for after
   * many others is as much younger; from question to answer there are at most ten seconds.
   */
  private static final int MAX_WAITING = 256;

  /**
   * Events in a row of which the book seems to hold everything: at ten a second, ten seconds. More
   * of them have other numbers than the book, and it would stand still for ever.
   */
  private static final int MAX_OUTDATED = 100;

  /** One event that waits. */
  record Event(long first, long last, long previous, long timeNs, LevelList levels) {}

  /** What to do with an event. */
  enum Verdict {
    APPLY,
    IGNORE,
    GAP
  }

  private final BinanceRules rules;
  private final Deque<Event> waiting = new ArrayDeque<>();
  private boolean spliced;
  private boolean begun;
  private boolean asked;
  private int outdated;
  private long id;

  BinanceBook(BinanceRules rules) {
    this.rules = rules;
  }

  /** Whether events are applied, not kept. */
  boolean live() {
    return spliced;
  }

  /** Whether a snapshot is to be asked for now; true once until it has come or failed. */
  boolean toBeAsked() {
    boolean now = !spliced && !asked;
    asked |= now;
    return now;
  }

  /** The book is void; events are kept until a snapshot comes. */
  void drop() {
    spliced = false;
    begun = false;
    asked = false;
    outdated = 0;
    waiting.clear();
  }

  /** Keeps an event until the snapshot comes; the oldest are dropped when they are too many. */
  void keep(Event event) {
    if (waiting.size() == MAX_WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(event);
  }

  /**
   * Takes a snapshot.
   *
   * @return false where it does not reach the events that wait: another one is needed
   */
  boolean splice(long snapshotId) {
    asked = false;
    while (!waiting.isEmpty() && rules.outdated(waiting.peekFirst().last(), snapshotId)) {
      waiting.removeFirst();
    }
    Event first = waiting.peekFirst();
    if (first != null && !rules.begins(first.first(), first.last(), snapshotId)) {
      return false;
    }
    spliced = true;
    begun = false;
    id = snapshotId;
    return true;
  }

  /** The next event that waited, or null. */
  Event nextWaiting() {
    return waiting.pollFirst();
  }

  /** Judges an event of a live book, and goes on to its id where it is to be applied. */
  Verdict judge(long first, long last, long previous) {
    if (begun ? last < id : rules.outdated(last, id)) {
      outdated++;
      return outdated > MAX_OUTDATED ? Verdict.GAP : Verdict.IGNORE;
    }
    outdated = 0;
    boolean fits = begun ? rules.follows(first, previous, id) : rules.begins(first, last, id);
    if (!fits) {
      return Verdict.GAP;
    }
    begun = true;
    id = last;
    return Verdict.APPLY;
  }

  /** The id that the book has reached, for sentences. */
  long id() {
    return id;
  }
}
