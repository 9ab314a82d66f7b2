package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackBudgetTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final StackBudget budget = new StackBudget(now::get);

  @Test
  void shouldGiveABurstAndThenOneEveryTwoSeconds() {
    assertThat(taken(100)).isEqualTo(StackBudget.AT_ONCE);

    now.addAndGet(StackBudget.NANOS_EACH);
    assertThat(taken(100)).isEqualTo(1);
    now.addAndGet(StackBudget.NANOS_EACH - 1);
    assertThat(taken(100)).isZero();
  }

  @Test
  void shouldSaveUpNoMoreThanABurst() {
    now.addAndGet(1000 * StackBudget.NANOS_EACH);

    assertThat(taken(100)).isEqualTo(StackBudget.AT_ONCE);
  }

  private long taken(int attempts) {
    return IntStream.range(0, attempts).filter(each -> budget.take()).count();
  }
}
