package org.tradewire.web.monitoring;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradewire.streaming.meter.LatencySnapshot;

/**
 * Writes Prometheus' text format, version 0.0.4: one {@code HELP} and {@code TYPE} for each family,
 * then its samples. Not thread-safe.
 */
final class PrometheusText {

  /** Quantiles of each summary. */
  static final List<Double> QUANTILES = List.of(0.5, 0.9, 0.95, 0.99);

  /** Upper bounds of each histogram's buckets, in seconds. */
  private static final List<Double> BUCKETS =
      List.of(
          0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
          0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0);

  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a family.
   *
   * @param type counter, gauge, histogram or summary
   */
  PrometheusText family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help(help)).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** One sample; labels without a value are left out. */
  PrometheusText sample(String name, Map<String, String> labels, double value) {
    text.append(name);
    String shown =
        labels.entrySet().stream()
            .filter(label -> !label.getValue().isEmpty())
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
            .collect(Collectors.joining(","));
    if (!shown.isEmpty()) {
      text.append('{').append(shown).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  /** A family of one histogram in seconds. */
  PrometheusText histogram(String name, String help, LatencySnapshot values) {
    family(name, "histogram", help);
    for (double bound : BUCKETS) {
      sample(name + "_bucket", Map.of("le", number(bound)), values.countAtMost(bound));
    }
    sample(name + "_bucket", Map.of("le", "+Inf"), values.count());
    sample(name + "_sum", Map.of(), values.sumSeconds());
    return sample(name + "_count", Map.of(), values.count());
  }

  /** The samples of one summary in seconds. */
  PrometheusText summary(String name, Map<String, String> labels, LatencySnapshot values) {
    for (double quantile : QUANTILES) {
      sample(name, with(labels, "quantile", number(quantile)), values.quantileSeconds(quantile));
    }
    sample(name + "_sum", labels, values.sumSeconds());
    return sample(name + "_count", labels, values.count());
  }

  /** The labels and one more, which comes last. */
  static Map<String, String> with(Map<String, String> labels, String name, String value) {
    Map<String, String> all = new java.util.LinkedHashMap<>(labels);
    all.put(name, value);
    return all;
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String help(String help) {
    return help.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
