package org.tradewire.benchmarks.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One load.
 *
 * @param name as in the tables
 * @param connections in all
 * @param rate messages a second published; 0: as fast as goes without loss
 * @param slow connections among them that never read
 * @param warmUpSeconds not measured
 * @param seconds measured
 * @param settleSeconds quiet time after the last handshake
 */
record Workload(
    String name,
    int connections,
    int rate,
    int slow,
    double warmUpSeconds,
    double seconds,
    double settleSeconds) {

  private static final List<Workload> ALL =
      List.of(
          new Workload("W1", 100, 1_000, 0, 1.5, 3, 0.5),
          new Workload("W2", 100, 0, 0, 2, 5, 0.5),
          new Workload("W3", 1_000, 100, 0, 1.5, 3, 0.5),
          new Workload("W4", 5_000, 10, 0, 2, 6, 1.5),
          new Workload("W4b", 10_000, 10, 0, 2, 6, 1.5),
          new Workload("W5", 100, 1_000, 5, 2, 60, 0.5));

  /**
   * The workloads of a comma list.
   *
   * @throws IllegalArgumentException one sentence, for an unknown name
   */
  static List<Workload> parse(String names) {
    List<Workload> chosen = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      chosen.add(
          ALL.stream()
              .filter(each -> each.name.equalsIgnoreCase(name.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no workload '"
                              + name
                              + "'; there are "
                              + String.join(", ", ALL.stream().map(Workload::name).toList())
                              + ".")));
    }
    return chosen;
  }

  /** The same at another rate. */
  Workload at(int otherRate) {
    return new Workload(name, connections, otherRate, slow, warmUpSeconds, seconds, settleSeconds);
  }

  /** The same, measured for longer or shorter. */
  Workload lasting(double otherSeconds) {
    return new Workload(name, connections, rate, slow, warmUpSeconds, otherSeconds, settleSeconds);
  }

  /** How long is published: until the measurement is over for certain. */
  double publishSeconds() {
    return warmUpSeconds + seconds + 1;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d connections x %s%s, %.0f s",
        name,
        connections,
        rate == 0 ? "as fast as it goes" : rate + "/s",
        slow == 0 ? "" : ", " + slow + " of them never read",
        seconds);
  }
}
