package org.tradewire.collector.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a connection's network threads have received, for the writer thread. Bounded in number and
 * in length: a collector that cannot keep up must not fill the memory. Thread-safe.
 */
final class Inbox {

  /** Some seconds of the busiest venue. */
  static final int CAPACITY = 1 << 16;

  /** Characters that may wait; a single entry may be longer. */
  static final int MAX_CHARACTERS = 1 << 25;

  private final ArrayBlockingQueue<Entry> entries = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong characters = new AtomicLong();
  private volatile boolean overflowed;

  /** What happened. */
  enum Kind {
    OPENED,
    MESSAGE,
    ANSWER,
    FAILED_ANSWER,
    HEARD,
    CLOSED
  }

  /**
   * Something that happened.
   *
   * @param attempt which connection of a place it happened to; earlier ones no longer count
   * @param address what was asked; empty for anything but answers
   * @param text message, answer or reason
   */
  record Entry(int attempt, Kind kind, String address, String text, long timeNs) {}

  /** Puts an entry in; where there is no room left it is lost and {@link #overflowed} says so. */
  void put(Entry entry) {
    int length = entry.text().length();
    long waiting = characters.addAndGet(length);
    boolean room = waiting <= MAX_CHARACTERS || waiting == length;
    if (!room || !entries.offer(entry)) {
      characters.addAndGet(-length);
      overflowed = true;
    }
  }

  /** The oldest entry, or null. */
  Entry poll() {
    Entry oldest = entries.poll();
    if (oldest != null) {
      characters.addAndGet(-oldest.text().length());
    }
    return oldest;
  }

  /** Whether something was lost since the last {@link #clear}. */
  boolean overflowed() {
    return overflowed;
  }

  void clear() {
    while (poll() != null) {}
    overflowed = false;
  }
}
