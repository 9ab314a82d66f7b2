package org.tradewire.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLadderTest {

  private static final Workload W2 = Workload.parse("W2").get(0);

  private final List<Integer> tried = new ArrayList<>();

  @Test
  void shouldReportTheHighestRateWithoutLoss() throws IOException, InterruptedException {
    Result result = ladder(25_000, -1).climb(W2);

    assertThat(result.note()).isEqualTo("25000 messages/s published");
    assertThat(tried).endsWith(25_000, 30_000, 30_000, 40_000, 40_000);
  }

  @Test
  void shouldNotStopAtOneRateThatFails() throws IOException, InterruptedException {
    assertThat(ladder(25_000, 15_000).climb(W2).note()).startsWith("25000");
  }

  @Test
  void shouldSayWhenNoRateHeld() throws IOException, InterruptedException {
    assertThat(ladder(0, -1).climb(W2).note()).isEqualTo("no rate of the ladder held");
  }

  private RateLadder ladder(int highest, int failing) {
    return new RateLadder(
        workload -> {
          tried.add(workload.rate());
          boolean holds = workload.rate() <= highest && workload.rate() != failing;
          return result(workload.rate() * 100.0, holds ? 0 : 1);
        },
        line -> {});
  }

  private static Result result(double perSecond, long lost) {
    return new Result(
        "payara", "W2", perSecond, 1, 2, 3, 0, 0, 0, 0, 0, 100, 100, 0, lost, 0, 0, "");
  }
}
