package org.tradewire.streaming.meter;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What a {@link LatencyHistogram} held at one time. */
public final class LatencySnapshot {

  private static final double NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double PERCENT = 100;

  private final Histogram total;
  private final Histogram lately;

  LatencySnapshot(Histogram total, Histogram lately) {
    this.total = total;
    this.lately = lately;
  }

  /** How many durations were recorded since the start. */
  public long count() {
    return total.getTotalCount();
  }

  /** Their sum in seconds, to two digits of each. */
  public double sumSeconds() {
    return count() == 0 ? 0 : total.getMean() * count() / NS_PER_SECOND;
  }

  /** How many of them took at most so long, to two digits. */
  public long countAtMost(double seconds) {
    return count() == 0 ? 0 : total.getCountBetweenValues(0, (long) (seconds * NS_PER_SECOND));
  }

  /** Half of the latest durations did not exceed it; whole microseconds, 0 where there are none. */
  public long medianMicros() {
    return micros(50);
  }

  /** 99 of 100 of the latest durations did not exceed it; microseconds as {@link #medianMicros}. */
  public long p99Micros() {
    return micros(99);
  }

  private long micros(int percentile) {
    return lately.getTotalCount() == 0
        ? 0
        : TimeUnit.NANOSECONDS.toMicros(lately.getValueAtPercentile(percentile));
  }

  /**
   * The duration that a part of the latest ones did not exceed.
   *
   * @param quantile 0 to 1
   * @return seconds; not a number where nothing was recorded lately
   */
  public double quantileSeconds(double quantile) {
    return lately.getTotalCount() == 0
        ? Double.NaN
        : lately.getValueAtPercentile(quantile * PERCENT) / NS_PER_SECOND;
  }
}
