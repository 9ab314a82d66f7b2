package org.tradewire.trading.template.entity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/**
 * A time of each week, in the terms' zone, in which nothing may be opened: between two sessions, or
 * over a weekend.
 *
 * @param closesPositions whether positions are closed at market when it begins
 * @param phases in which it holds
 */
public record Closure(
    DayOfWeek fromDay,
    LocalTime from,
    DayOfWeek untilDay,
    LocalTime until,
    boolean closesPositions,
    Set<ChallengePhase> phases) {

  private static final int WEEK = 7;

  /** Copies the phases. */
  public Closure {
    phases = Set.copyOf(phases);
  }

  /** When it ends, where an instant lies in it; its beginning does, its end does not. */
  public Optional<Instant> endAt(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    ZonedDateTime begin =
        local
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(fromDay))
            .atTime(from)
            .atZone(zone);
    if (begin.isAfter(local)) {
      begin = begin.minusWeeks(1);
    }
    int days = Math.floorMod(untilDay.getValue() - fromDay.getValue(), WEEK);
    if (days == 0 && !until.isAfter(from)) {
      days = WEEK;
    }
    Instant end = begin.toLocalDate().plusDays(days).atTime(until).atZone(zone).toInstant();
    return instant.isBefore(end) ? Optional.of(end) : Optional.empty();
  }
}
