package org.tradewire.streaming;

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
  private static final int MAX_LONG_DIGITS = 20;

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

  public JsonBytes value(boolean truth) {
    return literal(truth ? TRUE : FALSE);
  }

  public JsonBytes nullValue() {
    return literal(NULL);
  }

  /**
   * A decimal {@code mantissa * 10^-scale} as a string that keeps its trailing zeros, for instance
   * {@code "14.80"}.
   *
   * @param scale 0 to 18
   */
  public JsonBytes decimal(long mantissa, int scale) {
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

  /** An instant as an ISO-8601 string in UTC with milliseconds. */
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
    if (mantissa < 0) {
      put('-');
    }
    String text = Long.toUnsignedString(Math.abs(mantissa));
    int whole = text.length() - scale;
    if (whole <= 0) {
      put('0');
      put('.');
      for (int i = whole; i < 0; i++) {
        put('0');
      }
      ascii(text, 0, text.length());
    } else {
      ascii(text, 0, whole);
      put('.');
      ascii(text, whole, text.length());
    }
  }

  private void digits(long number) {
    ensure(MAX_LONG_DIGITS);
    String text = Long.toString(number);
    ascii(text, 0, text.length());
  }

  private void ascii(String text, int from, int to) {
    ensure(to - from);
    for (int i = from; i < to; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void string(String text) {
    put('"');
    for (int i = 0; i < text.length(); i++) {
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
