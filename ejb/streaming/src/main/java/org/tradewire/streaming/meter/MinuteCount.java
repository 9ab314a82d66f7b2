package org.tradewire.streaming.meter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How much a growing total has grown within the last minute. Thread-safe. */
public final class MinuteCount {

  private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

  private final Deque<Reading> readings = new ArrayDeque<>();

  private record Reading(long atNs, long total) {}

  /**
   * Notes the total; to be called every few seconds.
   *
   * @param nowNs of a monotonic clock
   */
  public synchronized void note(long nowNs, long total) {
    readings.addLast(new Reading(nowNs, total));
    // The oldest kept is the last one that is at least a minute old.
    while (readings.size() > 2 && nowNs - second().atNs() >= MINUTE_NS) {
      readings.removeFirst();
    }
  }

  /** Growth since the reading of a minute ago, or since the first. */
  public synchronized long since(long total) {
    return readings.isEmpty() ? 0 : total - readings.getFirst().total();
  }

  private Reading second() {
    var all = readings.iterator();
    all.next();
    return all.next();
  }
}
