package org.tradewire.collector.market;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures that say how something fares, in the order in which they were given, and the state of
 * each connection. Names of figures are lower case with underscores; the same name stands in the
 * health line and, with a prefix, in the metrics. Not thread-safe while it is filled.
 */
public final class HealthReport {

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final Map<String, String> connections = new LinkedHashMap<>();

  /**
   * A figure.
   *
   * @param total whether it counts what has happened and so only grows; otherwise it says what is
   */
  public record Figure(long number, boolean total) {}

  /** Adds a figure that says how it is now. */
  public HealthReport state(String name, long number) {
    return add(name, new Figure(number, false));
  }

  /** Adds a figure that counts what has happened. */
  public HealthReport total(String name, long number) {
    return add(name, new Figure(number, true));
  }

  /**
   * Adds a connection.
   *
   * @param name {@code BINANCE-3-1}
   * @param state a word: {@code used}, {@code standing_by}, {@code opening} or {@code waiting}
   */
  public HealthReport connection(String name, String state) {
    if (connections.put(name, state) != null) {
      throw new IllegalArgumentException("The connection " + name + " is given twice.");
    }
    return this;
  }

  /** Adds every figure and connection of another report. */
  public HealthReport add(HealthReport other) {
    other.figures.forEach(this::add);
    other.connections.forEach(this::connection);
    return this;
  }

  private HealthReport add(String name, Figure figure) {
    if (figures.put(name, figure) != null) {
      throw new IllegalArgumentException("The figure " + name + " is given twice.");
    }
    return this;
  }

  /** The figures of several reports, those of the same name added up, and all connections. */
  public static HealthReport sum(Collection<HealthReport> reports) {
    HealthReport sum = new HealthReport();
    for (HealthReport report : reports) {
      report.figures.forEach(
          (name, figure) ->
              sum.figures.merge(
                  name,
                  figure,
                  (a, b) -> new Figure(a.number() + b.number(), a.total() && b.total())));
      report.connections.forEach(sum::connection);
    }
    return sum;
  }

  /** All figures by name. */
  public Map<String, Figure> figures() {
    return Collections.unmodifiableMap(figures);
  }

  /** The state of each connection by its name. */
  public Map<String, String> connections() {
    return Collections.unmodifiableMap(connections);
  }

  /** {@code key=value} pairs separated by blanks; those of connections have a dot. */
  @Override
  public String toString() {
    return Stream.concat(
            figures.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue().number()),
            connections.entrySet().stream()
                .map(each -> "connection." + each.getKey() + "=" + each.getValue()))
        .collect(Collectors.joining(" "));
  }
}
