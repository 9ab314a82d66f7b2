package org.tradewire.trading.order.control;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How many nights a position was held: each 17:00 in New York after its opening is one, as in the
 * foreign exchange market.
 */
final class SwapNights {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalTime ROLLOVER = LocalTime.of(17, 0);
  private static final int WEEKEND_INCLUDED = 3;

  private SwapNights() {}

  /**
   * Nights in {@code (from, to]}.
   *
   * @param tripleDay the night that counts three times, Saturdays and Sundays none; null where
   *     every night counts once
   */
  static int between(Instant from, Instant to, DayOfWeek tripleDay) {
    int nights = 0;
    for (LocalDate day = next(from); !rollover(day).isAfter(to); day = day.plusDays(1)) {
      nights += weight(day.getDayOfWeek(), tripleDay);
    }
    return nights;
  }

  /** The day whose rollover is the first after an instant. */
  private static LocalDate next(Instant from) {
    LocalDate day = from.atZone(ZONE).toLocalDate();
    return rollover(day).isAfter(from) ? day : day.plusDays(1);
  }

  private static Instant rollover(LocalDate day) {
    return day.atTime(ROLLOVER).atZone(ZONE).toInstant();
  }

  private static int weight(DayOfWeek day, DayOfWeek tripleDay) {
    if (tripleDay == null) {
      return 1;
    }
    if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
      return 0;
    }
    return day == tripleDay ? WEEKEND_INCLUDED : 1;
  }
}
