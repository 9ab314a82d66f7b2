package org.tradewire.web.monitoring;

import java.util.Map;
import org.tradewire.trading.monitoring.entity.DrainState;
import org.tradewire.trading.monitoring.entity.NodeHealth;

/** Writes whether the node serves. */
final class NodeText {

  private NodeText() {}

  static void write(PrometheusText text, NodeHealth readiness, DrainState drain) {
    text.family("node_ready", "gauge", "Whether /api/health/ready answers 200.");
    text.sample("node_ready", Map.of(), readiness.serves() ? 1 : 0);
    text.family("node_draining", "gauge", "Whether the node goes, or has gone, out of service.");
    text.sample("node_draining", Map.of(), drain == DrainState.SERVING ? 0 : 1);
  }
}
