package org.tradewire.streaming.message;

/**
 * ISO-8601 instants in UTC with milliseconds, {@code 2026-01-31T23:59:59.999Z}, written without
 * garbage. Years 0 to 9999.
 */
final class IsoMillis {

  static final int LENGTH = 24;

  private static final long FIRST = -62_167_219_200_000L;
  private static final long LAST = 253_402_300_799_999L;
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private IsoMillis() {}

  static void write(long epochMillis, byte[] target, int at) {
    if (epochMillis < FIRST || epochMillis > LAST) {
      throw new IllegalArgumentException(
          "a time is in the years 0 to 9999, got " + epochMillis + " ms since 1970");
    }
    long day = Math.floorDiv(epochMillis, MILLIS_PER_DAY);
    int milli = (int) Math.floorMod(epochMillis, MILLIS_PER_DAY);
    date(day, target, at);
    target[at + 10] = 'T';
    digits(milli / 3_600_000, 2, target, at + 11);
    target[at + 13] = ':';
    digits(milli / 60_000 % 60, 2, target, at + 14);
    target[at + 16] = ':';
    digits(milli / 1000 % 60, 2, target, at + 17);
    target[at + 19] = '.';
    digits(milli % 1000, 3, target, at + 20);
    target[at + 23] = 'Z';
  }

  /** Civil date from days since 1970-01-01; Howard Hinnant, "chrono-Compatible Low-Level Date". */
  private static void date(long epochDay, byte[] target, int at) {
    long z = epochDay + 719_468;
    long era = Math.floorDiv(z, 146_097L);
    int dayOfEra = (int) Math.floorMod(z, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    digits(year, 4, target, at);
    target[at + 4] = '-';
    digits(month, 2, target, at + 5);
    target[at + 7] = '-';
    digits(dayOfYear - (153 * shifted + 2) / 5 + 1, 2, target, at + 8);
  }

  private static void digits(int value, int count, byte[] target, int at) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
