package org.tradewire.collector.venue.kraken;

/** The depths of a book that Kraken offers. */
final class KrakenDepths {

  private static final int[] OFFERED = {10, 25, 100, 500, 1000};

  private KrakenDepths() {}

  /** The smallest depth that holds so many levels a side. */
  static int atLeast(int levels) {
    for (int depth : OFFERED) {
      if (levels <= depth) {
        return depth;
      }
    }
    return OFFERED[OFFERED.length - 1];
  }
}
