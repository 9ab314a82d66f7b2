package org.tradewire.web.monitoring;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Snapshot;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Writes what a MicroProfile registry holds. The servers' own exporters are not used: one of them
 * prints nanoseconds under a name that ends in {@code _seconds}, the other does not exist.
 */
final class RegistryText {

  private static final double NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final MetricRegistry registry;

  RegistryText(MetricRegistry registry) {
    this.registry = registry;
  }

  void write(PrometheusText text) {
    String family = "";
    for (Map.Entry<MetricID, Metric> each : new TreeMap<>(registry.getMetrics()).entrySet()) {
      String name = name(each.getKey().getName(), each.getValue());
      if (!name.equals(family)) {
        family = name;
        text.family(name, type(each.getValue()), help(each.getKey().getName()));
      }
      samples(text, name, each.getKey().getTags(), each.getValue());
    }
  }

  private void samples(
      PrometheusText text, String name, Map<String, String> labels, Metric metric) {
    if (metric instanceof Counter counter) {
      text.sample(name, labels, counter.getCount());
    } else if (metric instanceof Gauge<?> gauge) {
      Number value = gauge.getValue();
      text.sample(name, labels, value == null ? Double.NaN : value.doubleValue());
    } else if (metric instanceof Timer timer) {
      Duration elapsed = timer.getElapsedTime();
      quantiles(text, name, labels, timer.getSnapshot(), NS_PER_SECOND);
      text.sample(name + "_sum", labels, elapsed.toNanos() / NS_PER_SECOND);
      text.sample(name + "_count", labels, timer.getCount());
    } else if (metric instanceof Histogram histogram) {
      quantiles(text, name, labels, histogram.getSnapshot(), 1);
      text.sample(name + "_sum", labels, histogram.getSum());
      text.sample(name + "_count", labels, histogram.getCount());
    }
  }

  private static void quantiles(
      PrometheusText text,
      String name,
      Map<String, String> labels,
      Snapshot snapshot,
      double divisor) {
    for (Snapshot.PercentileValue each : snapshot.percentileValues()) {
      String quantile = PrometheusText.number(each.getPercentile());
      text.sample(
          name, PrometheusText.with(labels, "quantile", quantile), each.getValue() / divisor);
    }
  }

  private String help(String name) {
    return registry.getMetadata().containsKey(name)
        ? registry.getMetadata().get(name).description().orElse(name)
        : name;
  }

  private static String type(Metric metric) {
    if (metric instanceof Counter) {
      return "counter";
    }
    return metric instanceof Gauge<?> ? "gauge" : "summary";
  }

  /** As the format has it: counters end in {@code _total}, timers in {@code _seconds}. */
  private static String name(String registered, Metric metric) {
    String name = registered.replaceAll("[^a-zA-Z0-9_:]", "_");
    if (metric instanceof Counter && !name.endsWith("_total")) {
      return name + "_total";
    }
    return metric instanceof Timer && !name.endsWith("_seconds") ? name + "_seconds" : name;
  }
}
