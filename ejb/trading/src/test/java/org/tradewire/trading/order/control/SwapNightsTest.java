package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwapNightsTest {

  /** 17:00 in New York is 21:00 UTC in summer, 22:00 in winter; 2026-03-16 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-16T12:00:00Z, 2026-03-16T20:59:59Z, 0, 0",
    "2026-03-16T12:00:00Z, 2026-03-16T21:00:00Z, 1, 1",
    "2026-03-16T21:00:00Z, 2026-03-17T20:59:59Z, 0, 0",
    "2026-03-18T12:00:00Z, 2026-03-19T12:00:00Z, 3, 1",
    "2026-03-20T12:00:00Z, 2026-03-23T12:00:00Z, 1, 3",
    "2026-03-16T12:00:00Z, 2026-03-23T12:00:00Z, 7, 7",
    "2026-01-12T21:30:00Z, 2026-01-12T22:00:00Z, 1, 1",
    "2026-01-12T21:30:00Z, 2026-01-12T21:59:00Z, 0, 0",
  })
  void shouldCountNightsWithTheWeekendOnWednesdayOrEachByItself(
      Instant from, Instant to, int tripled, int each) {
    assertThat(SwapNights.between(from, to, DayOfWeek.WEDNESDAY)).isEqualTo(tripled);
    assertThat(SwapNights.between(from, to, null)).isEqualTo(each);
  }
}
