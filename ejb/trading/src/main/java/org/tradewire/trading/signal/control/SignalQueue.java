package org.tradewire.trading.signal.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.tradewire.trading.signal.entity.PreparedSignal;

/**
 * Signals that wait to be stored, in batches in the order of their coming. A batch is closed when
 * it is full, or when its first signal has waited for so long; a writer that is free takes what
 * there is at once, closed or not. What is taken counts as waiting until it is settled.
 * Thread-safe.
 */
public final class SignalQueue {

  private final int capacity;
  private final long mostBytes;
  private final int batchSize;
  private final long batchTimeoutNs;
  private final LongSupplier nanoTime;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private int waiting;
  private long waitingBytes;
  private long oldestTakenNs;
  private int taken;
  private long takenBytes;

  /** Signals that are written, and on failure looked at, together. */
  private static final class Batch {
    private final long beganNs;
    private final List<WaitingSignal> signals = new ArrayList<>();

    private Batch(long beganNs) {
      this.beganNs = beganNs;
    }
  }

  /**
   * An empty queue.
   *
   * @param capacity most signals that wait
   * @param mostBytes of them together, as {@link PreparedSignal#bytes} counts
   * @param batchSize most signals of a batch
   * @param batchTimeoutNs how long a batch stays open for more, nanoseconds
   * @param nanoTime monotonic, nanoseconds
   */
  public SignalQueue(
      int capacity, long mostBytes, int batchSize, long batchTimeoutNs, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.mostBytes = mostBytes;
    this.batchSize = batchSize;
    this.batchTimeoutNs = batchTimeoutNs;
    this.nanoTime = nanoTime;
  }

  /**
   * Adds signals, all or none of them.
   *
   * @return whether there was room for them
   */
  public synchronized boolean offer(Collection<WaitingSignal> signals) {
    long bytes = bytes(signals);
    if (waiting + signals.size() > capacity || waitingBytes + bytes > mostBytes) {
      return false;
    }
    long now = nanoTime.getAsLong();
    for (WaitingSignal each : signals) {
      Batch last = batches.peekLast();
      if (last == null
          || last.signals.size() == batchSize
          || now - last.beganNs >= batchTimeoutNs) {
        last = new Batch(now);
        batches.addLast(last);
      }
      last.signals.add(each);
    }
    waiting += signals.size();
    waitingBytes += bytes;
    return true;
  }

  private static long bytes(Collection<WaitingSignal> signals) {
    return signals.stream().mapToLong(each -> each.prepared().bytes()).sum();
  }

  /**
   * Takes the oldest batches, for the one thread that stores; {@link #settled} says that it is done
   * with them.
   *
   * @param mostSignals of all of them together; a single batch is taken whatever its size
   * @return in their order; none where nothing waits
   */
  public synchronized List<List<WaitingSignal>> take(int mostSignals) {
    List<List<WaitingSignal>> oldest = new ArrayList<>();
    int count = 0;
    long bytes = 0;
    for (Batch next = batches.peekFirst();
        next != null && (oldest.isEmpty() || count + next.signals.size() <= mostSignals);
        next = batches.peekFirst()) {
      if (oldest.isEmpty()) {
        oldestTakenNs = next.beganNs;
      }
      count += next.signals.size();
      bytes += bytes(next.signals);
      oldest.add(batches.removeFirst().signals);
    }
    taken = count;
    takenBytes = bytes;
    return oldest;
  }

  /** What was taken last is durable, or never will be. */
  public synchronized void settled() {
    waiting -= taken;
    waitingBytes -= takenBytes;
    taken = 0;
    takenBytes = 0;
  }

  /** How many wait, those that are being stored among them. */
  public synchronized int size() {
    return waiting;
  }

  /** Most signals that wait. */
  public int capacity() {
    return capacity;
  }

  /** For how long the oldest one has waited, nanoseconds; 0 where none waits. */
  public synchronized long oldestNs() {
    if (waiting == 0) {
      return 0;
    }
    long began = taken > 0 ? oldestTakenNs : batches.getFirst().beganNs;
    return nanoTime.getAsLong() - began;
  }
}
