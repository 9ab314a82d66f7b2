package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * "As fast as it goes": a ring never holds its writer up, so the highest published rate is searched
 * at which nobody loses a message and 99 % arrive within 20 ms.
 */
final class RateLadder {

  private static final int[] RATES = {
    2_000, 4_000, 6_000, 8_000, 10_000, 13_000, 16_000, 20_000, 25_000, 30_000, 36_000, 43_000,
    50_000, 60_000, 75_000, 90_000
  };
  private static final double MOST_P99_MS = 20;
  private static final double LEAST_SHARE = 0.97;
  private static final double STEP_SECONDS = 3;

  private final OwnRun run;
  private final Consumer<String> says;

  RateLadder(OwnRun run, Consumer<String> says) {
    this.run = run;
    this.says = says;
  }

  /** Climbs until a rate fails twice, then measures the one below for the workload's whole time. */
  Result climb(Workload workload) throws IOException {
    int step = 0;
    Result best = null;
    while (step < RATES.length) {
      Result result = attempt(workload, RATES[step]);
      if (!holds(result, workload, RATES[step])) {
        result = attempt(workload, RATES[step]);
        if (!holds(result, workload, RATES[step])) {
          break;
        }
      }
      best = result;
      step++;
    }
    if (best == null) {
      return attempt(workload, RATES[0]).noting("not even " + RATES[0] + " messages/s hold");
    }
    return best.noting(RATES[step - 1] + " messages/s published");
  }

  private Result attempt(Workload workload, int rate) throws IOException {
    Result result = run.run(workload.at(rate).lasting(STEP_SECONDS));
    says.accept("  " + rate + "/s: " + ResultTable.line(result));
    return result;
  }

  private static boolean holds(Result result, Workload workload, int rate) {
    return result.lost() == 0
        && result.openAtEnd() == workload.connections()
        && result.p99() <= MOST_P99_MS
        && result.perSecond() >= LEAST_SHARE * rate * workload.connections();
  }
}
