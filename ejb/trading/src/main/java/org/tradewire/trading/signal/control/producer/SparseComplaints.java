package org.tradewire.trading.signal.control.producer;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When something that happens as often as strangers like may be logged: at most once a minute, with
 * how often it happened meanwhile. Thread-safe.
 */
public final class SparseComplaints {

  static final long EACH_NS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private long nextNs;
  private long unsaid;

  /**
   * @param nanoTime monotonic, nanoseconds
   */
  public SparseComplaints(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextNs = nanoTime.getAsLong();
  }

  /**
   * It happened once more.
   *
   * @return how often since it was logged last, where it is to be logged now; else 0
   */
  public synchronized long happened() {
    unsaid++;
    long now = nanoTime.getAsLong();
    if (now - nextNs < 0) {
      return 0;
    }
    nextNs = now + EACH_NS;
    long many = unsaid;
    unsaid = 0;
    return many;
  }
}
