package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.order.entity.CloseReason;

class DayBudgetTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-17T00:00:00Z");

  private final DayBudget budget = new DayBudget();

  @BeforeEach
  void begin() {
    budget.renew(MIDNIGHT);
  }

  @Test
  void shouldBeginAFewDaysEachTurnAndHoldUpNothingElse() {
    assertThat(allowed(100)).isEqualTo(DayBudget.PER_TURN);
    assertThat(budget.allows(decision(false))).as("a stop that was reached").isTrue();

    budget.renew(MIDNIGHT.plusMillis(80));
    assertThat(allowed(100)).isEqualTo(DayBudget.PER_TURN);
  }

  @Test
  void shouldLetAnotherOneComeInPlaceOfWhoIsHeld() {
    Decision held = decision(true);
    assertThat(budget.allows(held)).isTrue();
    budget.failed(held);

    assertThat(budget.allows(held)).as("once in a turn").isFalse();
    assertThat(allowed(100)).isEqualTo(DayBudget.PER_TURN);
  }

  @Test
  void shouldLeaveWhoIsHeldAloneForASecond() {
    Decision held = decision(true);
    budget.allows(held);
    budget.failed(held);

    budget.renew(MIDNIGHT.plusMillis(999));
    assertThat(budget.allows(held)).isFalse();
    budget.renew(MIDNIGHT.plusSeconds(1));
    assertThat(budget.allows(held)).isTrue();
  }

  @Test
  void shouldNotTryForEverWhereAllAreHeld() {
    int tried = 0;
    for (Decision each = decision(true); budget.allows(each); each = decision(true)) {
      budget.failed(each);
      tried++;
    }

    assertThat(tried).isEqualTo(DayBudget.TRIED_PER_TURN);
  }

  @Test
  void shouldComeToEveryoneHoweverManyAreHeld() {
    List<Decision> due =
        new ArrayList<>(IntStream.range(0, 1_000).mapToObj(i -> decision(true)).toList());
    due.sort(Comparator.comparing(Decision::challengeId));
    Decision last = due.get(due.size() - 1);
    Set<Decision> begun = new HashSet<>();
    for (int turn = 0; turn < 50; turn++) {
      budget.renew(MIDNIGHT.plusMillis(80L * turn));
      for (Decision each : budget.inTurn(due)) {
        if (budget.allows(each)) {
          if (each == last) {
            begun.add(each);
          } else {
            budget.failed(each);
          }
        }
      }
    }

    assertThat(begun).containsExactly(last);
  }

  @Test
  void shouldForgetFailuresOfAClockThatWasSetBack() {
    Decision held = decision(true);
    budget.allows(held);
    budget.failed(held);

    budget.renew(MIDNIGHT.minusSeconds(3_600));
    assertThat(budget.allows(held)).isTrue();
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
        new PriceBoard(List.of(), none -> Optional.empty()),
        new NewsHours(List.of()),
        MIDNIGHT,
        onlyBeginsDay);
  }
}
