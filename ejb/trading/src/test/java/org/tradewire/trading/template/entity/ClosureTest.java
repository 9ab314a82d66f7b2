package org.tradewire.trading.template.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosureTest {

  private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
  private static final Closure WEEKEND =
      closure(DayOfWeek.FRIDAY, "22:45", DayOfWeek.SUNDAY, "23:05");

  @ParameterizedTest
  @CsvSource({
    "2026-03-20T21:44:59.999Z, ",
    "2026-03-20T21:45:00Z, 2026-03-22T22:05:00Z",
    "2026-03-22T22:04:59.999Z, 2026-03-22T22:05:00Z",
    "2026-03-22T22:05:00Z, ",
    "2026-03-25T12:00:00Z, ",
    // The clocks go forward in the night to Sunday: the weekend is an hour shorter.
    "2026-03-27T21:45:00Z, 2026-03-29T21:05:00Z",
    "2026-03-29T21:04:59Z, 2026-03-29T21:05:00Z",
    "2026-03-29T21:05:00Z, ",
  })
  void shouldBeClosedOverTheWeekendOfItsZone(String at, String end) {
    assertThat(WEEKEND.endAt(Instant.parse(at), PRAGUE))
        .isEqualTo(Optional.ofNullable(end).map(Instant::parse));
  }

  @Test
  void shouldLastAWholeWeekWhereItEndsBeforeItBegins() {
    Closure all = closure(DayOfWeek.MONDAY, "10:00", DayOfWeek.MONDAY, "09:00");
    assertThat(all.endAt(Instant.parse("2026-03-18T12:00:00Z"), ZoneId.of("UTC")))
        .contains(Instant.parse("2026-03-23T09:00:00Z"));
    assertThat(all.endAt(Instant.parse("2026-03-23T09:30:00Z"), ZoneId.of("UTC"))).isEmpty();
  }

  private static Closure closure(DayOfWeek fromDay, String from, DayOfWeek untilDay, String until) {
    return new Closure(
        fromDay,
        LocalTime.parse(from),
        untilDay,
        LocalTime.parse(until),
        true,
        Set.of(ChallengePhase.FUNDED));
  }
}
