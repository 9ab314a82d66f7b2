package org.tradewire.trading.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the instants that clients send. Those outside the years 2000 to 2100 are mistakes, and some
 * of them more than a database can hold.
 */
public final class InstantText {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TOO_LATE = Instant.parse("2101-01-01T00:00:00Z");

  private static final String FORM = "0000-00-00T00:00:00";
  private static final int SECONDS_END = FORM.length();
  private static final int NANO_DIGITS = 9;
  private static final int MAX_PLAIN = SECONDS_END + 1 + NANO_DIGITS + 1;

  private InstantText() {}

  /** An ISO-8601 instant with {@code Z} or an offset; empty when it is none, or too far away. */
  public static Optional<Instant> read(String text) {
    try {
      if (isPlain(text)) {
        return Optional.of(plain(text)).filter(InstantText::isNear);
      }
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return Optional.of(instant).filter(InstantText::isNear);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it has the form that nearly all have, {@code 2026-01-31T12:00:00.000Z} with up to nine
   * decimals or none, which is read in a tenth of the time that a formatter takes.
   */
  private static boolean isPlain(String text) {
    int length = text.length();
    if (length < SECONDS_END + 1
        || length > MAX_PLAIN
        || length == SECONDS_END + 2
        || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int i = 0; i < length - 1; i++) {
      char wanted = i < SECONDS_END ? FORM.charAt(i) : '0';
      char there = text.charAt(i);
      boolean fits =
          i == SECONDS_END
              ? there == '.'
              : wanted == '0' ? there >= '0' && there <= '9' : there == wanted;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws DateTimeException there is no such day or time
   */
  private static Instant plain(String text) {
    LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    int nanos = 0;
    for (int i = SECONDS_END + 1; i <= SECONDS_END + NANO_DIGITS; i++) {
      nanos = 10 * nanos + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
    }
    LocalTime time =
        LocalTime.of(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), nanos);
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /** Whether an instant is of the years 2000 to 2100. */
  public static boolean isNear(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(TOO_LATE);
  }
}
