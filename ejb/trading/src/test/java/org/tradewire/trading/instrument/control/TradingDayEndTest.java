package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDayEndTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T22:00:00Z, 2026-01-15T22:00:00Z",
    "2026-01-15T21:59:59.999Z, 2026-01-14T22:00:00Z",
    // Summer time begins on 8 March in New York.
    "2026-03-08T21:00:00Z, 2026-03-08T21:00:00Z",
    "2026-03-08T20:59:59Z, 2026-03-07T22:00:00Z",
    "2026-11-01T21:59:59Z, 2026-10-31T21:00:00Z"
  })
  void shouldBeAtFiveInNewYork(Instant now, Instant end) {
    assertThat(TradingDayEnd.before(now)).isEqualTo(end);
  }
}
