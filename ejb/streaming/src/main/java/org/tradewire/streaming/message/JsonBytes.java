package org.tradewire.streaming.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Writes JSON as UTF-8 into a buffer that grows and is used again; commas are put where they
 * belong. The one writer of what is said on channels and answered by REST: member by member in the
 * forms of the wire ({@link #text(String, Object)} and those beside it), or, where market data
 * passes thousands of times a second, value by value without an object on the way ({@link
 * #decimal(long, int)}, {@link #timestamp}). Not thread-safe. Misuse (a value without a name) is
 * not detected.
 */
public final class JsonBytes extends Utf8Buffer {

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private static final int MAX_SCALE = 18;

  /** A number is written without an exponent, so that 1E+999999 would take a megabyte. */
  private static final int MAX_DIGITS = 64;

  private static final int MONEY_DECIMALS = 2;

  private boolean comma;

  /** Forgets what was written. */
  public JsonBytes reset() {
    clear();
    comma = false;
    return this;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return copy();
  }

  /** What was written, as text. */
  public String toText() {
    return new String(copy(), StandardCharsets.UTF_8);
  }

  /** One value in its form, by itself. */
  public static <T> byte[] of(T value, BiConsumer<JsonBytes, ? super T> form) {
    JsonBytes json = new JsonBytes();
    form.accept(json, value);
    return json.toBytes();
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

  /** The name of an object's next member, written before. */
  public JsonBytes name(JsonName name) {
    literal(name.written());
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
    separate();
    plain(number);
    return this;
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
    isoMillis(epochMillis);
    put('"');
    return this;
  }

  /** A member with the object's {@code toString()} (a text, a UUID, an enum's name), or null. */
  public JsonBytes text(String name, Object value) {
    return name(name).value(value == null ? null : value.toString());
  }

  /** A member with a whole number. */
  public JsonBytes number(String name, long value) {
    return name(name).value(value);
  }

  /** A member that is true or false. */
  public JsonBytes flag(String name, boolean value) {
    return name(name).value(value);
  }

  /** A member with a decimal as a string with the digits it has, or null. */
  public JsonBytes decimal(String name, BigDecimal value) {
    return name(name).value(value == null ? null : value.toPlainString());
  }

  /** A member with an amount or percent points: a string, 2 decimals, half to even; or null. */
  public JsonBytes money(String name, BigDecimal value) {
    return decimal(
        name, value == null ? null : value.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** A member with an instant as an ISO-8601 string, milliseconds or better; or null. */
  public JsonBytes instant(String name, Instant value) {
    name(name);
    if (value == null) {
      return nullValue();
    }
    return value.equals(value.truncatedTo(ChronoUnit.MILLIS))
        ? timestamp(value.toEpochMilli())
        : value(value.toString());
  }

  /** A member that is an array of strings, in their order. */
  public JsonBytes texts(String name, Collection<String> texts) {
    return array(name, texts, JsonBytes::value);
  }

  /** A member with a value in its form, or null. */
  public <T> JsonBytes member(String name, T value, BiConsumer<JsonBytes, ? super T> form) {
    name(name);
    if (value == null) {
      return nullValue();
    }
    form.accept(this, value);
    return this;
  }

  /** A member that is an array of values in one form. */
  public <T> JsonBytes array(
      String name, Collection<T> items, BiConsumer<JsonBytes, ? super T> form) {
    name(name).beginArray();
    for (T item : items) {
      form.accept(this, item);
    }
    return endArray();
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
    append(text);
    return this;
  }

  private void separate() {
    if (comma) {
      put(',');
    }
    comma = true;
  }
}
