package org.tradewire.trading.market.control.futures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What is to be stored of each venue by whichever node holds its lease. Every node keeps what it
 * hears until it knows that the holder has stored it; while the database is away the newest {@value
 * #MAX_WAITING} wait. Thread-safe: rings add, one thread claims and stores.
 */
public final class StoringQueue<T> {

  /** Of a venue while nobody stores, and of all venues while the database is away. */
  static final int MAX_WAITING = 10_000;

  private final Map<String, Deque<Heard<T>>> heard = new HashMap<>();
  private final Deque<T> claimed = new ArrayDeque<>();

  private record Heard<T>(T item, long atMs) {}

  StoringQueue() {}

  synchronized void add(String venue, T item, long atMs) {
    Deque<Heard<T>> waiting = heard.computeIfAbsent(venue, any -> new ArrayDeque<>());
    makeRoom(waiting);
    waiting.addLast(new Heard<>(item, atMs));
  }

  /** This node stores what it has heard of a venue. */
  synchronized void claim(String venue) {
    Deque<Heard<T>> waiting = heard.remove(venue);
    if (waiting != null) {
      for (Heard<T> each : waiting) {
        makeRoom(claimed);
        claimed.addLast(each.item());
      }
    }
  }

  /** Another node has stored what was heard of a venue at this time or before it. */
  synchronized void leave(String venue, long untilMs) {
    Deque<Heard<T>> waiting = heard.get(venue);
    while (waiting != null && !waiting.isEmpty() && waiting.peekFirst().atMs() <= untilMs) {
      waiting.removeFirst();
    }
  }

  /**
   * The oldest of what this node is to store, for the thread that claims.
   *
   * @param limit most items of the answer
   */
  public synchronized List<T> oldest(int limit) {
    List<T> oldest = new ArrayList<>();
    for (Iterator<T> each = claimed.iterator(); each.hasNext() && oldest.size() < limit; ) {
      oldest.add(each.next());
    }
    return oldest;
  }

  /** So many of the oldest are stored. */
  public synchronized void stored(int count) {
    for (int i = 0; i < count; i++) {
      claimed.removeFirst();
    }
  }

  private static void makeRoom(Deque<?> items) {
    if (items.size() == MAX_WAITING) {
      items.removeFirst();
    }
  }
}
