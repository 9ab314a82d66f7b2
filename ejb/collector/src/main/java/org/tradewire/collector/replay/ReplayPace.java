package org.tradewire.collector.replay;

/**
 * How fast a recording is played.
 *
 * @param speed 1 = as recorded, 10 = ten times as fast; positive infinity = no waiting
 */
public record ReplayPace(double speed) {

  /** No waiting at all. */
  public static final ReplayPace MAX = new ReplayPace(Double.POSITIVE_INFINITY);

  private static final double SLOWEST = 0.001;
  private static final double FASTEST = 1_000_000;

  public ReplayPace {
    boolean max = speed == Double.POSITIVE_INFINITY;
    if (!max && !(speed >= SLOWEST && speed <= FASTEST)) {
      throw new IllegalArgumentException(
          "A speed is max or a number from 0.001 to 1000000, not " + speed);
    }
  }

  /** A recorded distance in time as it is played, both in nanoseconds. */
  long scaled(long recordedNs) {
    return (long) (recordedNs / speed);
  }
}
