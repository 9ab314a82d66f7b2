package org.tradewire.trading.market.control;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Where this node reads each venue: from its rings, or through the relay. While a batch is taken no
 * venue changes its source, so that nothing of the former one comes after the change. Thread-safe.
 */
final class VenueSources {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Relayed> relayed = new ConcurrentHashMap<>();

  /** A venue that is read through the relay, with the time of its newest sign of life. */
  private static final class Relayed {
    private volatile long aliveMs;

    Relayed(long nowMs) {
      aliveMs = nowMs;
    }
  }

  /** Takes a batch; batches of several rings at once. */
  void take(Runnable batch) {
    lock.readLock().lock();
    try {
      batch.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Reads a venue through the relay from now on.
   *
   * @param change whatever has to happen before the next batch; not run where that is so already
   */
  void readThroughRelay(String venue, long nowMs, Runnable change) {
    lock.writeLock().lock();
    try {
      if (relayed.putIfAbsent(venue, new Relayed(nowMs)) == null) {
        change.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Reads a venue from its rings from now on.
   *
   * @param change whatever has to happen before the next batch; not run where that is so already
   */
  void readRings(String venue, Runnable change) {
    lock.writeLock().lock();
    try {
      if (relayed.remove(venue) != null) {
        change.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Begins a relayed venue anew.
   *
   * @param change whatever has to happen before the next batch; not run where its rings are read
   */
  void restart(String venue, Runnable change) {
    lock.writeLock().lock();
    try {
      if (relayed.containsKey(venue)) {
        change.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  boolean isRelayed(String venue) {
    return relayed.containsKey(venue);
  }

  /** The relay has brought something of a venue, if only the word that its writer lives. */
  void alive(String venue, long nowMs) {
    Relayed source = relayed.get(venue);
    if (source != null) {
      source.aliveMs = nowMs;
    }
  }

  /** Venues that are read through the relay. */
  Set<String> relayed() {
    return Set.copyOf(relayed.keySet());
  }

  /** How old a relayed venue's newest sign of life is, ms; empty where its rings are read. */
  OptionalLong ageMs(String venue, long nowMs) {
    Relayed source = relayed.get(venue);
    return source == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, nowMs - source.aliveMs));
  }
}
