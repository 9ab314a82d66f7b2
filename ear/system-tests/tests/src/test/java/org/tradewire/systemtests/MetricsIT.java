package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** {@code GET /api/metrics} on both nodes: names, form, and who may read it. */
@SystemTest
class MetricsIT {
  private static final String METRICS = "/api/metrics";
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .*"
              + "|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[^{}]*})? (NaN|[+-]Inf|-?[0-9.]+(E-?[0-9]+)?)");

  private final TwoNodes system = TwoNodes.running();
  private final RestClient monitor = system.as("monitor");

  @Test
  void shouldNameTheDocumentsMetricsWithTheirLabels() {
    for (Node node : system.nodes()) {
      try (StreamClient client =
          Handshake.to(node.base(), "/ws/market").bearer(system.as("trader1").token()).connect()) {
        client.subscribe(1, "status");
        client.awaitAtLeast(2, "status", message -> message.containsKey("seq"));

        Reply reply = monitor.at(node.base()).get(METRICS);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.contentType()).startsWith("text/plain").contains("version=0.0.4");
        assertThat(reply.body().lines()).allMatch(line -> LINE.matcher(line).matches());
        assertThat(reply.body())
            .containsPattern("ws_active_connections\\{channel=\"status\"} [1-9]")
            .containsPattern("ws_messages_sent_total\\{channel=\"status\"} [1-9]")
            .contains("ws_slow_consumers_total{channel=\"status\"} ")
            .contains("ws_broadcast_duration_seconds{channel=\"status\",quantile=\"0.95\"} ")
            .contains("shared_memory_to_websocket_bucket{le=\"+Inf\"} ")
            .contains("client_broadcast_latency_bucket{le=\"0.001\"} ")
            .contains("end_to_end_latency_count ")
            .contains("client_reconnection_seconds_count ")
            .contains("node_ready 1\n", "node_draining 0\n")
            .containsPattern("market_records_total [1-9]")
            // From the server's own MicroProfile registry.
            .contains("# TYPE client_reports_total counter")
            .containsPattern("stream_connections [1-9]");
      }
    }
  }

  /** A job that was never begun would be missed by nobody for days. */
  @Test
  void shouldDoEveryPeriodicJobOnEachNode() {
    for (Node node : system.nodes()) {
      String figures = monitor.at(node.base()).get(METRICS).body();

      assertThat(figures.lines().filter(line -> line.startsWith("work_failures_total{")))
          .extracting(line -> line.replaceAll(".*work=\"(\\w+)\".*", "$1"))
          .containsExactlyInAnyOrder(
              "alert_upkeep",
              "candle_history",
              "candle_loading",
              "candle_pruning",
              "dashboard",
              "database_probe",
              "demo_history",
              "drain_request",
              "drain_steps",
              "feed_relaying",
              "lease_renewal",
              "heatmap_publishing",
              "heatmap_settings",
              "heatmap_upkeep",
              "heatmap_zones",
              "hook_watch",
              "market_publishing",
              "notification_expiry",
              "notification_intake",
              "notification_sending",
              "notification_upkeep",
              "outbox_pruning",
              "outbox_waking",
              "position_watch",
              "price_watch",
              "rights_watch",
              "sampling",
              "setting_watch",
              "signal_ingress",
              "signal_making",
              "signal_outcomes",
              "signal_storing",
              "signal_telling",
              "signal_upkeep",
              "slow_clients",
              "socket_expiry",
              "status",
              "strategy_settings",
              "trading_days");
    }
  }

  @Test
  void shouldShowMetricsToThoseWhoWatchTheSystemAlone() {
    for (String user : new String[] {"admin", "monitor", "service"}) {
      assertThat(system.as(user).get(METRICS).status()).as(user).isEqualTo(200);
    }
    assertThat(system.as("trader1").get(METRICS).status()).isEqualTo(403);
    assertThat(RestClient.anonymous(system.first().base()).get(METRICS).status()).isEqualTo(401);
  }
}
