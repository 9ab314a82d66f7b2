package org.tradewire.collector.simulator;

/** Numbers that look random and are a function of others: the same everywhere and for ever. */
final class Mixing {

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private Mixing() {}

  /** Any bits, by the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable generators). */
  static long of(long seed, long value) {
    long z = seed + (value + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  /** Bits as a number in [-1, 1). */
  static double signed(long bits) {
    return (bits >> 11) * 0x1p-52;
  }

  /** Bits as a whole number in {@code [least, least + count)}. */
  static long between(long bits, long min, long count) {
    return min + Long.remainderUnsigned(bits, count);
  }
}
