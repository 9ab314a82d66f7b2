package org.tradewire.systemtests.faults;

import java.util.List;
import org.tradewire.systemtests.client.RestClient;

/** What one node tells of itself in {@code /api/metrics}, as it is when asked. */
public final class NodeFigures {
  private final RestClient monitor;

  /**
   * Asks nothing yet.
   *
   * @param monitor a client of the node whose user may see metrics
   */
  public NodeFigures(RestClient monitor) {
    this.monitor = monitor;
  }

  /** A metric, added up over its labels; it must be there. */
  public double value(String name) {
    return value(monitor.get("/api/metrics").body(), name);
  }

  /** How much of its heap is in use, garbage included, 0 to 1. */
  public double heapShare() {
    String metrics = monitor.get("/api/metrics").body();
    return value(metrics, "jvm_memory_used_bytes") / value(metrics, "jvm_memory_max_bytes");
  }

  private static double value(String metrics, String name) {
    List<String> samples =
        metrics
            .lines()
            .filter(line -> line.startsWith(name + '{') || line.startsWith(name + ' '))
            .toList();
    if (samples.isEmpty()) {
      throw new AssertionError("no " + name + " in " + metrics);
    }
    return samples.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
