package org.tradewire.collector.venue.json;

import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.venue.InvalidMessageException;

/** Reads times such as {@code 2021-04-17T16:43:37.075687Z} without garbage. */
final class IsoInstant {

  private static final int SECONDS_LENGTH = "2021-04-17T16:43:37".length();
  private static final int MAX_FRACTION = 9;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  private IsoInstant() {}

  /**
   * Reads a UTC time with 0 to 9 digits of a second's fraction.
   *
   * @return nanoseconds since the Unix epoch
   * @throws InvalidMessageException if the range is not such a time between 1970 and 2261
   */
  static long epochNanos(char[] text, int offset, int length) throws InvalidMessageException {
    if (length <= SECONDS_LENGTH || text[offset + length - 1] != 'Z') {
      throw invalid(text, offset, length);
    }
    int year = digits(text, offset, length, 0, 4);
    int month = digits(text, offset, length, 5, 2);
    int day = digits(text, offset, length, 8, 2);
    int hour = digits(text, offset, length, 11, 2);
    int minute = digits(text, offset, length, 14, 2);
    int second = digits(text, offset, length, 17, 2);
    boolean shaped =
        text[offset + 4] == '-'
            && text[offset + 7] == '-'
            && text[offset + 10] == 'T'
            && text[offset + 13] == ':'
            && text[offset + 16] == ':';
    boolean ranged =
        year >= 1970
            && year <= 2261
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= daysOf(year, month)
            && hour <= 23
            && minute <= 59
            && second <= 59;
    if (!shaped || !ranged) {
      throw invalid(text, offset, length);
    }
    long seconds = ((epochDay(year, month, day) * 24L + hour) * 60L + minute) * 60L + second;
    return seconds * NANOS_PER_SECOND + fraction(text, offset, length);
  }

  private static long fraction(char[] text, int offset, int length) throws InvalidMessageException {
    int count = length - 1 - SECONDS_LENGTH - 1;
    if (count < 0) {
      return 0;
    }
    if (count == 0 || count > MAX_FRACTION || text[offset + SECONDS_LENGTH] != '.') {
      throw invalid(text, offset, length);
    }
    long nanos = digits(text, offset, length, SECONDS_LENGTH + 1, count);
    for (int i = count; i < MAX_FRACTION; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int digits(char[] text, int offset, int length, int at, int count)
      throws InvalidMessageException {
    int value = 0;
    for (int i = offset + at; i < offset + at + count; i++) {
      if (text[i] < '0' || text[i] > '9') {
        throw invalid(text, offset, length);
      }
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  private static long epochDay(int year, int month, int day) {
    int before = year - 1;
    int leapDays = before / 4 - before / 100 + before / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
    int leapDay = month > 2 && leap(year) ? 1 : 0;
    return (year - 1970) * 365L + leapDays + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> leap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static InvalidMessageException invalid(char[] text, int offset, int length) {
    return new InvalidMessageException(
        "The time \""
            + Excerpt.of(new String(text, offset, length))
            + "\" is not like 2021-04-17T16:43:37.075687Z.");
  }
}
