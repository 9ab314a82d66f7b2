package org.tradewire.benchmarks.jmh;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.tradewire.benchmarks.Spread;

/**
 * Runs the benchmarks of this package in processes of their own and prints what an operation takes
 * as a Markdown table: the median of all iterations, and what they lie between.
 */
public final class JmhSuite {

  private static final int WARM_UPS = 4;
  private static final int ITERATIONS = 5;
  private static final TimeValue ITERATION = TimeValue.milliseconds(300);
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private JmhSuite() {}

  /**
   * @param args a regular expression that part of a benchmark's full name meets, processes for each
   *     row; {@code -Dbench.prof} names a profiler of JMH's, such as {@code gc}, or nothing
   * @throws RunnerException a benchmark has failed
   */
  public static void main(String[] args) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(args[0])
            .forks(Integer.parseInt(args[1]))
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .warmupIterations(WARM_UPS)
            .warmupTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .measurementTime(ITERATION)
            .jvmArgs("-Xms256m", "-Xmx256m")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    String profiler = System.getProperty("bench.prof", "");
    if (!profiler.isBlank()) {
      options.addProfiler(profiler);
    }
    double loadBefore = load();
    print(new Runner(options.build()).run(), loadBefore);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void print(Collection<RunResult> results, double loadBefore) {
    System.out.printf(
        Locale.ROOT,
        "%nload average %.1f before, %.1f after%n%n| operation | ns | B allocated |%n|---|---|---|%n",
        loadBefore,
        load());
    results.stream()
        .sorted(RunResult.DEFAULT_SORT_COMPARATOR)
        .forEach(each -> System.out.println(row(each)));
  }

  private static String row(RunResult result) {
    double[] iterations =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .toArray();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return "| "
        + name(result.getParams())
        + " | "
        + Spread.text(1, iterations)
        + " | "
        + (allocated == null ? "" : Spread.text(0, allocated.getScore()))
        + " |";
  }

  /** Class and method, then the parameters. */
  private static String name(BenchmarkParams params) {
    String[] parts = params.getBenchmark().split("\\.", -1);
    String operation =
        parts[parts.length - 2].replace("Benchmark", "") + '.' + parts[parts.length - 1];
    return params.getParamsKeys().stream()
        .map(key -> ", " + key + ' ' + params.getParam(key))
        .collect(Collectors.joining("", operation, ""));
  }
}
