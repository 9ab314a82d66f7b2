package org.tradewire.benchmarks.fanout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tradewire.benchmarks.Spread;

/** Results as a Markdown table: medians, with the smallest and the largest in brackets. */
final class ResultTable {

  private ResultTable() {}

  /** One run on one line, for progress. */
  static String line(Result result) {
    return String.format(
        Locale.ROOT,
        "%s %s %,.0f/s p50 %.2f p99 %.2f max %.1f ms cpu/M %.2f client %.2f others %.2f KB/conn %.1f"
            + " open %d/%d lost %d dup %d late %d %s",
        result.server(),
        result.workload(),
        result.perSecond(),
        result.p50(),
        result.p99(),
        result.max(),
        result.cpuPerMillion(),
        result.clientCpu(),
        result.othersCpu(),
        result.kbPerConnection(),
        result.openAtEnd(),
        result.established(),
        result.lost(),
        result.duplicates(),
        result.outOfOrder(),
        result.note());
  }

  /** All runs, those of one server and workload in one row, in the order of their first run. */
  static String markdown(List<Result> results) {
    Map<String, List<Result>> rows = new LinkedHashMap<>();
    for (Result each : results) {
      rows.computeIfAbsent(each.workload() + " " + each.server(), key -> new ArrayList<>())
          .add(each);
    }
    StringBuilder table =
        new StringBuilder(
            """
            | workload | server | runs | deliveries/s | p50 ms | p99 ms | max ms | server CPU s/1M | KB/conn | peak MB | open | lost/dup/late | client CPU | others CPU | note |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    rows.values().forEach(row -> table.append(row(row)));
    return table.toString();
  }

  private static String row(List<Result> runs) {
    Result first = runs.get(0);
    Result last = runs.get(runs.size() - 1);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %d/%d | %d/%d/%d | %s | %s | %s |%n",
        first.workload(),
        first.server(),
        runs.size(),
        spread(runs, Result::perSecond, 0),
        spread(runs, Result::p50, 2),
        spread(runs, Result::p99, 2),
        spread(runs, Result::max, 1),
        spread(runs, Result::cpuPerMillion, 2),
        spread(runs, Result::kbPerConnection, 1),
        spread(runs, Result::peakMb, 0),
        runs.stream().mapToInt(Result::openAtEnd).min().orElse(0),
        last.established(),
        runs.stream().mapToLong(Result::lost).sum(),
        runs.stream().mapToLong(Result::duplicates).sum(),
        runs.stream().mapToLong(Result::outOfOrder).sum(),
        spread(runs, Result::clientCpu, 2),
        spread(runs, Result::othersCpu, 2),
        last.note());
  }

  private static String spread(List<Result> runs, ToDoubleFunction<Result> value, int digits) {
    return Spread.text(digits, runs.stream().mapToDouble(value).toArray());
  }
}
