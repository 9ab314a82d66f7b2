package org.tradewire.streaming.message;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters and numbers as UTF-8 in an array that grows and is used again; makes no object on the
 * way, but for decimals that come as one. Not thread-safe.
 */
abstract class Utf8Buffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Every number of so many digits fits a {@code long}. */
  private static final int LONG_DIGITS = 18;

  /** 10 to the power of 0 to 18. */
  private static final long[] POWERS = powers();

  /** The digits of 00 to 99. */
  private static final byte[] PAIRS = pairs();

  private byte[] bytes = new byte[1024];
  private int length;

  private static long[] powers() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  final void clear() {
    length = 0;
  }

  final byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  final void append(byte[] text) {
    ensure(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  /**
   * An instant in ISO-8601, UTC, with milliseconds.
   *
   * @throws IllegalArgumentException outside the years 0 to 9999
   */
  final void isoMillis(long epochMillis) {
    ensure(IsoMillis.LENGTH);
    IsoMillis.write(epochMillis, bytes, length);
    length += IsoMillis.LENGTH;
  }

  /** A decimal with its exact digits, trailing zeros included and without an exponent. */
  final void plain(BigDecimal number) {
    int scale = number.scale();
    if (scale < 0 || scale > LONG_DIGITS || number.precision() > LONG_DIGITS) {
      append(number.toPlainString().getBytes(StandardCharsets.US_ASCII));
      return;
    }
    long mantissa = number.scaleByPowerOfTen(scale).longValueExact();
    if (scale == 0) {
      digits(mantissa);
    } else {
      fraction(mantissa, scale);
    }
  }

  /** {@code mantissa * 10^-scale} with all its decimals; the scale is above 0. */
  final void fraction(long mantissa, int scale) {
    // The magnitude is unsigned: that of the smallest long does not fit a signed one.
    long magnitude = Math.abs(mantissa);
    int digits = Math.max(countDigits(magnitude), scale + 1);
    if (mantissa < 0) {
      put('-');
    }
    ensure(digits + 1);
    magnitude = digitsBackwards(magnitude, scale, length + digits + 1);
    bytes[length + digits - scale] = '.';
    digitsBackwards(magnitude, digits - scale, length + digits - scale);
    length += digits + 1;
  }

  final void digits(long number) {
    long magnitude = Math.abs(number);
    if (number < 0) {
      put('-');
    }
    int digits = countDigits(magnitude);
    ensure(digits);
    digitsBackwards(magnitude, digits, length + digits);
    length += digits;
  }

  /** Of what {@link Math#abs} gives: the smallest {@code long} stays negative. */
  private static int countDigits(long magnitude) {
    if (magnitude < 0) {
      return POWERS.length;
    }
    // Bits times log10(2), in whole numbers: the digits, or one less.
    int least = (Long.SIZE - Long.numberOfLeadingZeros(magnitude | 1)) * 1233 >>> 12;
    return magnitude < POWERS[least] ? Math.max(least, 1) : least + 1;
  }

  /** Writes so many of the last digits, with leading zeros, and returns what stands before them. */
  private long digitsBackwards(long magnitude, int count, int end) {
    long rest = magnitude;
    int i = end;
    int left = count;
    if (rest < 0) {
      rest = Long.divideUnsigned(magnitude, 10);
      bytes[--i] = (byte) ('0' + (magnitude - rest * 10));
      left--;
    }
    for (; left > 1; left -= 2) {
      long hundredth = rest / 100;
      int pair = 2 * (int) (rest - hundredth * 100);
      bytes[--i] = PAIRS[pair + 1];
      bytes[--i] = PAIRS[pair];
      rest = hundredth;
    }
    if (left == 1) {
      long tenth = rest / 10;
      bytes[--i] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    return rest;
  }

  /** A JSON string: quoted, and escaped where it must be. */
  final void string(String text) {
    put('"');
    for (int i = plain(text); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        asciiInString(c);
      } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        supplementary(Character.toCodePoint(c, text.charAt(++i)));
      } else if (Character.isSurrogate(c)) {
        // Half a pair has no UTF-8 form; JSON can still carry it escaped.
        escaped(c);
      } else {
        put(0xE0 | c >> 12);
        put(0x80 | c >> 6 & 0x3F);
        put(0x80 | c & 0x3F);
      }
    }
    put('"');
  }

  /** Writes the characters that stand for themselves, up to the first that does not. */
  private int plain(String text) {
    ensure(text.length());
    int i = 0;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') {
        break;
      }
      bytes[length++] = (byte) c;
    }
    return i;
  }

  private void asciiInString(char c) {
    switch (c) {
      case '"', '\\' -> {
        put('\\');
        put(c);
      }
      case '\n' -> {
        put('\\');
        put('n');
      }
      default -> {
        if (c < 0x20) {
          escaped(c);
        } else {
          put(c);
        }
      }
    }
  }

  private void escaped(char c) {
    put('\\');
    put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX[c >> shift & 0xF]);
    }
  }

  private void supplementary(int codePoint) {
    put(0xF0 | codePoint >> 18);
    put(0x80 | codePoint >> 12 & 0x3F);
    put(0x80 | codePoint >> 6 & 0x3F);
    put(0x80 | codePoint & 0x3F);
  }

  final void put(int b) {
    ensure(1);
    bytes[length++] = (byte) b;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
