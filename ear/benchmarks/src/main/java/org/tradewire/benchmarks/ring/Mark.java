package org.tradewire.benchmarks.ring;

/** What a record's number says besides its order. */
final class Mark {

  /** The sender warms up: not counted. */
  static final long WARM_UP = 0;

  /** Counted. */
  static final long COUNTED = 1;

  /** Nothing comes behind it. */
  static final long END = 2;

  private Mark() {}
}
