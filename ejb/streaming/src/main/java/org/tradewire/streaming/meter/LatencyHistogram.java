package org.tradewire.streaming.meter;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Durations up to a minute, to two digits. Recording is wait-free; reading takes what was recorded
 * since the last reading and adds it to the totals. Thread-safe.
 *
 * <p>Counts and sums are those since the start. Quantiles are those of the last 30 to 60 s, where
 * it is read at least every few seconds.
 */
public final class LatencyHistogram {

  private static final long MIN_NS = 100;
  private static final long MAX_NS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 2;
  private static final long ROTATION_NS = TimeUnit.SECONDS.toNanos(30);

  private final LongSupplier nanoTime;
  private final Recorder recorder = new Recorder(MIN_NS, MAX_NS, DIGITS);
  private final Histogram total = empty();
  private Histogram interval = recorder.getIntervalHistogram();
  private Histogram recent = empty();
  private Histogram before = empty();
  private long rotatedNs;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public LatencyHistogram(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.rotatedNs = nanoTime.getAsLong();
  }

  /** Counts a duration; below 0 counts as 0 (clocks differ), above a minute as a minute. */
  public void record(long nanos) {
    recorder.recordValue(Math.max(0, Math.min(nanos, MAX_NS)));
  }

  /** What was recorded until now. */
  public synchronized LatencySnapshot snapshot() {
    read();
    Histogram lately = recent.copy();
    lately.add(before);
    return new LatencySnapshot(total.copy(), lately);
  }

  /** Moves on what quantiles are made of; to be called every few seconds. */
  public synchronized void read() {
    interval = recorder.getIntervalHistogram(interval);
    long now = nanoTime.getAsLong();
    if (now - rotatedNs >= ROTATION_NS) {
      Histogram oldest = before;
      before = recent;
      recent = oldest;
      recent.reset();
      rotatedNs = now;
    }
    if (interval.getTotalCount() > 0) {
      total.add(interval);
      recent.add(interval);
    }
  }

  private static Histogram empty() {
    return new Histogram(MIN_NS, MAX_NS, DIGITS);
  }
}
