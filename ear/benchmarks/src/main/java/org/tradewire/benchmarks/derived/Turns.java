package org.tradewire.benchmarks.derived;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Turns of one kind in one run: how long they took, what they published and allocated. */
final class Turns {

  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
  private static final double NS_PER_MS = 1e6;
  private static final int DIGITS = 3;

  private final Histogram wholeNs = new Histogram(LONGEST_NS, DIGITS);
  private final Histogram derivingNanos = new Histogram(LONGEST_NS, DIGITS);
  private long messages;
  private long bytes;

  /**
   * Takes a turn.
   *
   * @param derivingNs processor time without that of publishing
   * @param allocated bytes, by its thread
   */
  void add(long tookNs, long derivingNs, long published, long allocated) {
    wholeNs.recordValue(Math.min(LONGEST_NS, tookNs));
    derivingNanos.recordValue(Math.max(0, Math.min(LONGEST_NS, derivingNs)));
    messages += published;
    bytes += allocated;
  }

  long count() {
    return wholeNs.getTotalCount();
  }

  double wholeMs(double percentile) {
    return wholeNs.getValueAtPercentile(percentile) / NS_PER_MS;
  }

  /** Processor time of the thread without that of publishing. */
  double derivingMs(double percentile) {
    return derivingNanos.getValueAtPercentile(percentile) / NS_PER_MS;
  }

  double messagesEach() {
    return (double) messages / count();
  }

  double kilobytesEach() {
    return bytes / 1024.0 / count();
  }
}
