package org.tradewire.trading.market.control.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tradewire.trading.shared.InstantText;
import org.tradewire.trading.shared.ShortText;

/** Reads the texts of a row's fields; what is none of them is rejected with the field's name. */
final class RowText {

  /** More than any venue has, and what the database holds easily. */
  /** So that sums of a year of minutes fit a long. */
  private static final int MAX_COUNT_DIGITS = 12;

  private static final int MAX_WHOLE_DIGITS = 18;

  private static final int MAX_DECIMALS = 12;

  /** Milliseconds of the years to 2100 are below it, microseconds from 2000 on above. */
  private static final long LEAST_MICROS = 100_000_000_000_000L;

  private static final int MAX_TIME_DIGITS = 17;

  private RowText() {}

  /** An amount in plain digits, 0 or more. */
  static BigDecimal amount(String field, String text) throws RowRejectedException {
    if (text.isEmpty()) {
      throw new RowRejectedException(field, "is missing");
    }
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (text.charAt(0) == '-' && text.length() > 1 && isDigit(text.charAt(1))) {
      throw new RowRejectedException(field, "must not be negative, got " + ShortText.of(text));
    }
    if (whole == 0 || (point >= 0 && decimals == 0) || !isPlain(text, point)) {
      throw new RowRejectedException(field, "must be a plain number, got " + ShortText.of(text));
    }
    if (whole > MAX_WHOLE_DIGITS || decimals > MAX_DECIMALS) {
      throw new RowRejectedException(
          field,
          "has more than "
              + MAX_WHOLE_DIGITS
              + " digits or "
              + MAX_DECIMALS
              + " decimals: "
              + ShortText.of(text));
    }
    return new BigDecimal(text);
  }

  /** As {@link #amount}, and above 0. */
  static BigDecimal positive(String field, String text) throws RowRejectedException {
    BigDecimal amount = amount(field, text);
    if (amount.signum() == 0) {
      throw new RowRejectedException(field, "must be above 0");
    }
    return amount;
  }

  /** As {@link #amount}, without decimals. */
  static long count(String field, String text) throws RowRejectedException {
    BigDecimal amount = amount(field, text);
    if (amount.scale() > 0) {
      throw new RowRejectedException(field, "must be a whole number, got " + ShortText.of(text));
    }
    if (amount.precision() > MAX_COUNT_DIGITS) {
      throw new RowRejectedException(field, "has more than " + MAX_COUNT_DIGITS + " digits");
    }
    return amount.longValueExact();
  }

  /**
   * A moment: milliseconds or microseconds since 1970, {@code 2026-06-24 00:05:00} in UTC, or an
   * ISO-8601 instant; of the years 2000 to 2100.
   */
  static Instant instant(String field, String text) throws RowRejectedException {
    if (text.isEmpty()) {
      throw new RowRejectedException(field, "is missing");
    }
    Instant instant = null;
    if (text.length() <= MAX_TIME_DIGITS && isPlain(text, -1)) {
      long number = Long.parseLong(text);
      instant =
          number >= LEAST_MICROS
              ? Instant.EPOCH.plus(number, ChronoUnit.MICROS)
              : Instant.ofEpochMilli(number);
      if (!InstantText.isNear(instant)) {
        instant = null;
      }
    } else {
      String iso = text.indexOf(' ') == 10 ? text.replace(' ', 'T') + 'Z' : text;
      instant = InstantText.read(iso).orElse(null);
    }
    if (instant == null) {
      throw new RowRejectedException(
          field,
          "must be a time of the years 2000 to 2100 in milliseconds, microseconds or as text, got "
              + ShortText.of(text));
    }
    return instant;
  }

  /** As {@link #instant}, and not later than a clock can have shown. */
  static Instant past(String field, String text, Instant latest) throws RowRejectedException {
    Instant instant = instant(field, text);
    if (instant.isAfter(latest)) {
      throw new RowRejectedException(field, "lies in the future: " + ShortText.of(text));
    }
    return instant;
  }

  private static boolean isPlain(String text, int point) {
    for (int i = 0; i < text.length(); i++) {
      if (i != point && !isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
