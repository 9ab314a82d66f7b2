package org.tradewire.collector.venue.json;

import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.market.ScaledDecimals;
import org.tradewire.collector.venue.InvalidMessageException;

/**
 * Reads an unsigned decimal from text without garbage and without floating point.
 *
 * <p>The value is {@code mantissa * 10^-scale}; the scale is the number of digits after the point,
 * so that trailing zeros survive, unless 64 bits have no room for them: some exchanges write eight
 * digits after every number, also after 123456789012. Accepted: digits, or digits, a point and
 * digits; after them an exponent as JSON writes it, {@code 1.50e-8}, which is the plain decimal
 * 0.0000000150. Refused: signs of the number, blanks, more than {@value ScaledDecimals#MAX_SCALE}
 * digits after the point, and a mantissa beyond {@link Long#MAX_VALUE}. Holds the last number that
 * was read; not thread-safe.
 */
public final class DecimalReader {

  private static final long LAST_SAFE_MANTISSA = Long.MAX_VALUE / 10;
  private static final int LONGEST_EXPONENT = 3;
  private static final String TOO_LONG = "has more digits than a 64-bit number holds";

  private long mantissa;
  private int scale;

  /** Digits of the last number read, as one integer, at least 0. */
  public long mantissa() {
    return mantissa;
  }

  /** Digits after the point of the last number read, 0 to {@value ScaledDecimals#MAX_SCALE}. */
  public int scale() {
    return scale;
  }

  /** Takes over another's number. */
  public void copy(DecimalReader other) {
    mantissa = other.mantissa;
    scale = other.scale;
  }

  /** Reads a whole text, see {@link #read(char[], int, int)}. */
  public DecimalReader read(String text) throws InvalidMessageException {
    char[] characters = text.toCharArray();
    return read(characters, 0, characters.length);
  }

  /**
   * Reads the decimal that fills the given range.
   *
   * @return this, holding the number
   * @throws InvalidMessageException if the range is not such a number; the held value is undefined
   */
  public DecimalReader read(char[] text, int offset, int length) throws InvalidMessageException {
    long value = 0;
    int point = -1;
    int zerosCut = 0;
    int end = 0;
    for (; end < length; end++) {
      char c = text[offset + end];
      if (c == '0' && point >= 0 && value > LAST_SAFE_MANTISSA) {
        zerosCut++;
      } else if (c >= '0' && c <= '9') {
        if (zerosCut > 0) {
          throw invalid(TOO_LONG, text, offset, length);
        }
        value = append(value, c - '0', text, offset, length);
      } else if (c == '.' && point < 0 && end > 0) {
        point = end;
      } else {
        break;
      }
    }
    if (end == 0 || point == end - 1) {
      throw invalid("is not a plain decimal", text, offset, length);
    }
    mantissa = value;
    scale = point < 0 ? 0 : end - 1 - point - zerosCut;
    if (end < length) {
      scale -= exponent(text, offset, length, end);
    }
    for (; scale < 0; scale++) {
      mantissa = append(mantissa, 0, text, offset, length);
    }
    if (scale > ScaledDecimals.MAX_SCALE) {
      throw invalid(
          "has more than " + ScaledDecimals.MAX_SCALE + " digits after the point",
          text,
          offset,
          length);
    }
    return this;
  }

  /** The power of ten that stands from {@code e} on, where the digits end. */
  private static int exponent(char[] text, int offset, int length, int e)
      throws InvalidMessageException {
    char letter = text[offset + e];
    int first = e + 1;
    boolean signed = first < length && (text[offset + first] == '-' || text[offset + first] == '+');
    boolean negative = signed && text[offset + first] == '-';
    first += signed ? 1 : 0;
    int digits = length - first;
    boolean valid = (letter == 'e' || letter == 'E') && digits >= 1 && digits <= LONGEST_EXPONENT;
    int value = 0;
    for (int i = first; valid && i < length; i++) {
      char c = text[offset + i];
      valid = c >= '0' && c <= '9';
      value = value * 10 + (c - '0');
    }
    if (!valid) {
      throw invalid("is not a plain decimal", text, offset, length);
    }
    return negative ? -value : value;
  }

  private static long append(long value, int digit, char[] text, int offset, int length)
      throws InvalidMessageException {
    long longer = value * 10 + digit;
    if (value > LAST_SAFE_MANTISSA || longer < 0) {
      throw invalid(TOO_LONG, text, offset, length);
    }
    return longer;
  }

  private static InvalidMessageException invalid(String rule, char[] text, int offset, int length) {
    return new InvalidMessageException(
        "The number \"" + Excerpt.of(new String(text, offset, length)) + "\" " + rule + ".");
  }
}
