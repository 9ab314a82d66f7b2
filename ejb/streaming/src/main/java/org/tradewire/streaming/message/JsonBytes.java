package org.tradewire.streaming.message;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as UTF-8 into a buffer that grows and is used again; commas are put where they
 * belong. Not thread-safe. Misuse (a value without a name) is not detected.
 */
public final class JsonBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private static final int MAX_SCALE = 18;

  /** A number is written without an exponent, so that 1E+999999 would take a megabyte. */
  private static final int MAX_DIGITS = 64;

  private byte[] bytes = new byte[1024];
  private int length;
  private boolean comma;

  /** Forgets what was written. */
  public JsonBytes reset() {
    length = 0;
    comma = false;
    return this;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  public JsonBytes beginObject() {
    return open('{');
  }

  public JsonBytes endObject() {
    return shut('}');
  }

  public JsonBytes beginArray() {
    return open('[');
  }

  public JsonBytes endArray() {
    return shut(']');
  }

  /** The name of an object's next member. */
  public JsonBytes name(String name) {
    separate();
    string(name);
    put(':');
    comma = false;
    return this;
  }

  /** A string, or null where {@code text} is null. */
  public JsonBytes value(String text) {
    if (text == null) {
      return literal(NULL);
    }
    separate();
    string(text);
    return this;
  }

  public JsonBytes value(long number) {
    separate();
    digits(number);
    return this;
  }

  /**
   * A decimal as a JSON number with its exact digits, trailing zeros included and without an
   * exponent; or null where {@code number} is null. Texts are what money and market data are
   * written as: clients that read numbers as binary fractions lose digits.
   *
   * @throws IllegalArgumentException it has more than 64 digits
   */
  public JsonBytes value(BigDecimal number) {
    if (number == null) {
      return literal(NULL);
    }
    long digits =
        number.scale() < 0
            ? (long) number.precision() - number.scale()
            : Math.max(number.precision(), (long) number.scale() + 1);
    if (digits > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "a number has at most " + MAX_DIGITS + " digits, got " + digits);
    }
    return literal(number.toPlainString().getBytes(StandardCharsets.US_ASCII));
  }

  public JsonBytes value(boolean truth) {
    return literal(truth ? TRUE : FALSE);
  }

  public JsonBytes nullValue() {
    return literal(NULL);
  }

  /** JSON that was written before, as it is; a comma is due after it. */
  public JsonBytes raw(byte[] written) {
    return literal(written);
  }

  /**
   * A decimal {@code mantissa * 10^-scale} as a string that keeps its trailing zeros, for instance
   * {@code "14.80"}.
   *
   * @param scale 0 to 18
   * @throws IllegalArgumentException another scale
   */
  public JsonBytes decimal(long mantissa, int scale) {
    if (scale < 0 || scale > MAX_SCALE) {
      throw new IllegalArgumentException("scale must be 0 to " + MAX_SCALE + ", got " + scale);
    }
    separate();
    put('"');
    if (scale == 0) {
      digits(mantissa);
    } else {
      fraction(mantissa, scale);
    }
    put('"');
    return this;
  }

  /**
   * An instant as an ISO-8601 string in UTC with milliseconds.
   *
   * @throws IllegalArgumentException outside the years 0 to 9999
   */
  public JsonBytes timestamp(long epochMillis) {
    separate();
    put('"');
    ensure(IsoMillis.LENGTH);
    IsoMillis.write(epochMillis, bytes, length);
    length += IsoMillis.LENGTH;
    put('"');
    return this;
  }

  private JsonBytes open(char bracket) {
    separate();
    put(bracket);
    comma = false;
    return this;
  }

  private JsonBytes shut(char bracket) {
    put(bracket);
    comma = true;
    return this;
  }

  private JsonBytes literal(byte[] text) {
    separate();
    ensure(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  private void separate() {
    if (comma) {
      put(',');
    }
    comma = true;
  }

  private void fraction(long mantissa, int scale) {
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

  private void digits(long number) {
    long magnitude = Math.abs(number);
    if (number < 0) {
      put('-');
    }
    int digits = countDigits(magnitude);
    ensure(digits);
    digitsBackwards(magnitude, digits, length + digits);
    length += digits;
  }

  private static int countDigits(long unsigned) {
    int count = 1;
    long rest = Long.divideUnsigned(unsigned, 10);
    for (; rest > 0; rest /= 10) {
      count++;
    }
    return count;
  }

  /** Writes so many of the last digits, with leading zeros, and returns what stands before them. */
  private long digitsBackwards(long unsigned, int count, int end) {
    long rest = unsigned;
    for (int i = end - 1; i >= end - count; i--) {
      long tenth = rest >= 0 ? rest / 10 : Long.divideUnsigned(rest, 10);
      bytes[i] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    return rest;
  }

  private void string(String text) {
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

  private void put(int b) {
    ensure(1);
    bytes[length++] = (byte) b;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
