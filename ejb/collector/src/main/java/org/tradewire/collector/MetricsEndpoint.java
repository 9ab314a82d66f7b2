package org.tradewire.collector;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tradewire.collector.command.UsageException;
import org.tradewire.collector.market.HealthReport;

/**
 * The figures of the health line for Prometheus: {@code GET /metrics}, one series {@code
 * tradewire_collector_<figure>} for each venue and {@code tradewire_collector_connection_state} for
 * each connection; {@code GET /-/healthy} for whoever watches over the process.
 */
final class MetricsEndpoint implements AutoCloseable {

  private static final String PREFIX = "tradewire_collector_";

  private final HTTPServer server;

  private MetricsEndpoint(HTTPServer server) {
    this.server = server;
  }

  /**
   * Opens the endpoint.
   *
   * @param address port 0 takes a free one
   * @param health the latest figures by venue; called by the server's threads
   * @throws UsageException if the address cannot be bound
   */
  static MetricsEndpoint open(
      InetSocketAddress address, Supplier<Map<String, HealthReport>> health) {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register((MultiCollector) () -> snapshots(health.get()));
    try {
      return new MetricsEndpoint(
          HTTPServer.builder()
              .inetAddress(address.getAddress())
              .port(address.getPort())
              .registry(registry)
              .buildAndStart());
    } catch (IOException e) {
      throw new UsageException(
          "The option --metrics is wrong: "
              + address.getHostString()
              + ":"
              + address.getPort()
              + " cannot be bound: "
              + e.getMessage()
              + ".");
    }
  }

  /** The port that is bound. */
  int port() {
    return server.getPort();
  }

  private static MetricSnapshots snapshots(Map<String, HealthReport> health) {
    Set<String> names = new TreeSet<>();
    health.values().forEach(report -> names.addAll(report.figures().keySet()));
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    for (String name : names) {
      CounterSnapshot.Builder totals = CounterSnapshot.builder().name(PREFIX + name);
      GaugeSnapshot.Builder states = GaugeSnapshot.builder().name(PREFIX + name);
      boolean total = false;
      for (Map.Entry<String, HealthReport> each : health.entrySet()) {
        HealthReport.Figure figure = each.getValue().figures().get(name);
        if (figure != null) {
          Labels labels = Labels.of("venue", each.getKey());
          total = figure.total();
          if (total) {
            totals.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(figure.number())
                    .build());
          } else {
            states.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels)
                    .value(figure.number())
                    .build());
          }
        }
      }
      all.metricSnapshot(total ? totals.build() : states.build());
    }
    return all.metricSnapshot(connections(health)).build();
  }

  /** One series for each connection, whose label says how it is: 1 for the state that it has. */
  private static GaugeSnapshot connections(Map<String, HealthReport> health) {
    GaugeSnapshot.Builder states = GaugeSnapshot.builder().name(PREFIX + "connection_state");
    health.forEach(
        (venue, report) ->
            report
                .connections()
                .forEach(
                    (name, state) ->
                        states.dataPoint(
                            GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                .labels(
                                    Labels.of("venue", venue, "connection", name, "state", state))
                                .value(1)
                                .build())));
    return states.build();
  }

  @Override
  public void close() {
    server.close();
  }
}
