package org.tradewire.feed.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Stream;

/** What numbers a record has room for: mantissas of one scale. Stateless. */
final class RecordDigits {

  /** Most digits after the point. */
  private static final int MAX_SCALE = 18;

  private RecordDigits() {}

  /** Digits after the point that all of these need; what is null needs none. */
  static int scale(BigDecimal... values) {
    return Stream.of(values)
        .filter(Objects::nonNull)
        .mapToInt(BigDecimal::scale)
        .reduce(0, Math::max);
  }

  /**
   * Checks that these fit a record at one scale. Digits are counted before anything is scaled: an
   * exponent may be monstrous.
   *
   * @param what begins the sentence, for instance {@code A price of a candle}
   * @param values null where a venue does not say one
   * @throws IllegalArgumentException one sentence: too many digits, or negative
   */
  static void check(String what, BigDecimal... values) {
    int scale = scale(values);
    for (BigDecimal each : values) {
      if (each != null
          && (each.signum() < 0
              || scale > MAX_SCALE
              || each.precision() - each.scale() + scale > VenueCandle.MAX_DIGITS
              || each.unscaledValue().equals(BigInteger.ZERO) && each.scale() < 0)) {
        throw new IllegalArgumentException(
            what + " has more than " + VenueCandle.MAX_DIGITS + " digits, or is negative.");
      }
    }
  }
}
