package org.tradewire.collector.writer;

/** Something that the writer thread does again and again. */
@FunctionalInterface
public interface Duty {

  /**
   * Does what is due, in a bounded portion.
   *
   * @param nowNs monotonic time in nanoseconds
   * @return nanoseconds from {@code nowNs} until the next call is wanted, 0 = at once, {@link
   *     Long#MAX_VALUE} = never again
   */
  long poll(long nowNs);

  /** A duty that runs at its first poll and then once a period; missed turns are not made up. */
  static Duty every(long periodNs, Runnable work) {
    return new Duty() {
      private boolean started;
      private long dueNs;

      @Override
      public long poll(long nowNs) {
        if (!started || nowNs - dueNs >= 0) {
          started = true;
          dueNs = nowNs + periodNs;
          work.run();
        }
        return dueNs - nowNs;
      }
    };
  }
}
