package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * "As fast as it goes": a ring never holds its writer up, so the highest published rate is searched
 * at which nobody loses a message and 99 % arrive within 20 ms.
 */
final class RateLadder {

  private static final int[] RATES = {
    5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 75_000, 90_000
  };
  private static final int ATTEMPTS = 2;
  private static final int FAILED_RATES = 2;
  private static final double MAX_P99_MS = 20;
  private static final double MIN_SHARE = 0.97;
  private static final double STEP_SECONDS = 3;

  private final LadderStep run;
  private final Consumer<String> says;

  /** Runs a workload once. */
  @FunctionalInterface
  interface LadderStep {

    /** Connects, publishes, measures and closes. */
    Result run(Workload workload) throws IOException, InterruptedException;
  }

  RateLadder(LadderStep run, Consumer<String> says) {
    this.run = run;
    this.says = says;
  }

  /**
   * Climbs until two rates in a row fail, each after a second attempt.
   *
   * @return the run at the highest rate that held; at the lowest rate of all when none did
   */
  Result climb(Workload workload) throws IOException, InterruptedException {
    Result best = null;
    Result last = null;
    int failed = 0;
    for (int i = 0; i < RATES.length && failed < FAILED_RATES; i++) {
      Workload step = workload.at(RATES[i]).lasting(STEP_SECONDS);
      last = attempt(step);
      if (holds(last, step)) {
        best = last.noting(RATES[i] + " messages/s published");
        failed = 0;
      } else {
        failed++;
      }
    }
    return best == null ? last.noting("no rate of the ladder held") : best;
  }

  private Result attempt(Workload step) throws IOException, InterruptedException {
    Result result = null;
    for (int i = 0; i < ATTEMPTS; i++) {
      result = run.run(step);
      says.accept("  " + step.rate() + "/s: " + ResultTable.line(result));
      if (holds(result, step)) {
        break;
      }
    }
    return result;
  }

  private static boolean holds(Result result, Workload step) {
    return result.lost() == 0
        && result.openAtEnd() == step.connections()
        && result.p99() <= MAX_P99_MS
        && result.perSecond() >= MIN_SHARE * step.rate() * step.connections();
  }
}
