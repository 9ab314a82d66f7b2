package org.tradewire.collector.venue;

/**
 * Reads an unsigned decimal from text without garbage and without floating point.
 *
 * <p>The value is {@code mantissa * 10^-scale}; the scale is the number of digits after the point,
 * so that trailing zeros survive. Accepted: digits, or digits, a point and digits. Refused: signs,
 * exponents, blanks, more than {@value Decimals#MAX_SCALE} digits after the point, and a mantissa
 * beyond {@link Long#MAX_VALUE}. Holds the last number that was read; not thread-safe.
 */
public final class DecimalReader {

  private static final long LAST_SAFE_MANTISSA = Long.MAX_VALUE / 10;

  private long mantissa;
  private int scale;

  /** Digits of the last number read, as one integer, at least 0. */
  public long mantissa() {
    return mantissa;
  }

  /** Digits after the point of the last number read, 0 to {@value Decimals#MAX_SCALE}. */
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
    for (int i = 0; i < length; i++) {
      char c = text[offset + i];
      if (c >= '0' && c <= '9') {
        value = append(value, c - '0', text, offset, length);
      } else if (c == '.' && point < 0 && i > 0 && i < length - 1) {
        point = i;
      } else {
        throw invalid("is not a plain decimal", text, offset, length);
      }
    }
    if (length == 0) {
      throw invalid("is not a plain decimal", text, offset, length);
    }
    int digitsAfterPoint = point < 0 ? 0 : length - 1 - point;
    if (digitsAfterPoint > Decimals.MAX_SCALE) {
      throw invalid(
          "has more than " + Decimals.MAX_SCALE + " digits after the point", text, offset, length);
    }
    mantissa = value;
    scale = digitsAfterPoint;
    return this;
  }

  private static long append(long value, int digit, char[] text, int offset, int length)
      throws InvalidMessageException {
    long longer = value * 10 + digit;
    if (value > LAST_SAFE_MANTISSA || longer < 0) {
      throw invalid("has more digits than a 64-bit number holds", text, offset, length);
    }
    return longer;
  }

  private static InvalidMessageException invalid(String rule, char[] text, int offset, int length) {
    return new InvalidMessageException(
        "The number \"" + Excerpt.of(new String(text, offset, length)) + "\" " + rule + ".");
  }
}
