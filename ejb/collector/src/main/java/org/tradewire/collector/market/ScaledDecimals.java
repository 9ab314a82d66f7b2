package org.tradewire.collector.market;

/** Arithmetic on decimals {@code mantissa * 10^-scale} that are at least 0. */
public final class ScaledDecimals {

  /** Most digits after the point: 10^18 is the largest power of ten in 64 bits. */
  public static final int MAX_SCALE = 18;

  private static final long[] POWERS_OF_TEN = new long[MAX_SCALE + 1];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i <= MAX_SCALE; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private ScaledDecimals() {}

  /**
   * Compares two decimals by value, exactly and without overflow: 14.80 equals 14.8.
   *
   * @param mantissaA at least 0
   * @param scaleA 0 to {@value #MAX_SCALE}
   * @param mantissaB at least 0
   * @param scaleB 0 to {@value #MAX_SCALE}
   * @return negative, zero or positive as A is less than, equal to or greater than B
   */
  public static int compare(long mantissaA, int scaleA, long mantissaB, int scaleB) {
    if (scaleA == scaleB) {
      return Long.compare(mantissaA, mantissaB);
    }
    int whole = Long.compare(mantissaA / POWERS_OF_TEN[scaleA], mantissaB / POWERS_OF_TEN[scaleB]);
    return whole != 0
        ? whole
        : Long.compare(fraction(mantissaA, scaleA), fraction(mantissaB, scaleB));
  }

  /**
   * Changes the scale, cutting off digits where it shrinks.
   *
   * @return the mantissa at {@code toScale}
   * @throws ArithmeticException if it does not fit 64 bits
   */
  public static long rescale(long mantissa, int scale, int toScale) {
    return toScale >= scale
        ? Math.multiplyExact(mantissa, POWERS_OF_TEN[toScale - scale])
        : mantissa / POWERS_OF_TEN[scale - toScale];
  }

  /** Digits after the point, as a whole number of 10^-18: always less than 10^18. */
  private static long fraction(long mantissa, int scale) {
    return mantissa % POWERS_OF_TEN[scale] * POWERS_OF_TEN[MAX_SCALE - scale];
  }
}
