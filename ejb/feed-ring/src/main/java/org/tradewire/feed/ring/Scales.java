package org.tradewire.feed.ring;

/** Digits after the decimal point, as far as a 64-bit mantissa can use them. */
final class Scales {

  private static final int MAX = 18;

  private Scales() {}

  static short checked(int scale) {
    if (scale < 0 || scale > MAX) {
      throw new RingException("A scale is one of 0.." + MAX + ": scale=" + scale);
    }
    return (short) scale;
  }
}
