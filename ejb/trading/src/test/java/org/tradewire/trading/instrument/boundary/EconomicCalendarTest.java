package org.tradewire.trading.instrument.boundary;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.shared.Refusal;

class EconomicCalendarTest {

  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final ReleaseDraft GOOD = draft("2031-03-06T13:30:00Z");

  private final EconomicCalendar calendar =
      InstrumentBoundaryFixture.calendar(null, Clock.systemUTC());

  @Test
  void shouldNameTheItemAndTheFieldThatIsWrong() {
    assertThatThrownBy(() -> calendar.add(ADMIN, List.of(GOOD, draft("soon"))))
        .hasMessageStartingWith("items[1].time must be an instant")
        .extracting(refused -> ((Refusal) refused).field().orElseThrow())
        .isEqualTo("items[1].time");
  }

  private static ReleaseDraft draft(String time) {
    return new ReleaseDraft(time, "USD", "Payrolls", "HIGH", true);
  }
}
