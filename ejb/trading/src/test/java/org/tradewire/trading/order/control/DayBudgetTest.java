package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.order.entity.CloseReason;

class DayBudgetTest {

  private final DayBudget budget = new DayBudget();

  @Test
  void shouldBeginAFewDaysEachTurnAndHoldUpNothingElse() {
    budget.renew();
    assertThat(allowed(100)).isEqualTo(DayBudget.PER_TURN);
    assertThat(budget.allows(decision(false))).as("a stop that was reached").isTrue();

    budget.renew();
    assertThat(allowed(100)).isEqualTo(DayBudget.PER_TURN);
  }

  private long allowed(int decisions) {
    return IntStream.range(0, decisions).filter(i -> budget.allows(decision(true))).count();
  }

  private static Decision decision(boolean onlyBeginsDay) {
    return new Decision(
        UUID.randomUUID(),
        1,
        onlyBeginsDay ? Map.of() : Map.of(UUID.randomUUID(), CloseReason.STOP_LOSS),
        List.of(),
        new PriceBoard(List.of(), none -> java.util.Optional.empty()),
        new NewsHours(List.of()),
        Instant.EPOCH,
        onlyBeginsDay);
  }
}
