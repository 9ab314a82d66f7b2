package org.tradewire.trading.instrument.control;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** 17:00 in New York, when the day of currencies ends. */
public final class TradingDayEnd {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime AT = LocalTime.of(17, 0);

  private TradingDayEnd() {}

  /** The latest one that is not after an instant. */
  public static Instant before(Instant now) {
    ZonedDateTime there = now.atZone(NEW_YORK);
    ZonedDateTime today = there.toLocalDate().atTime(AT).atZone(NEW_YORK);
    return (today.isAfter(there)
            ? there.toLocalDate().minusDays(1).atTime(AT).atZone(NEW_YORK)
            : today)
        .toInstant();
  }
}
