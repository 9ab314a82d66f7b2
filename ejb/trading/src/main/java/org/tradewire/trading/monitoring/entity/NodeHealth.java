package org.tradewire.trading.monitoring.entity;

import java.util.Comparator;
import java.util.List;

/**
 * How a node is.
 *
 * @param status of all the checks together
 * @param node the node's name
 * @param checks those that were asked for, by name
 */
public record NodeHealth(HealthStatus status, String node, List<CheckResult> checks) {

  /** Judges the checks: DOWN where one is that is more than a degradation. */
  public static NodeHealth of(String node, List<CheckResult> checks) {
    HealthStatus status =
        checks.stream()
            .filter(check -> !check.up())
            .map(CheckResult::impact)
            .min(Comparator.naturalOrder())
            .map(NodeHealth::statusOf)
            .orElse(HealthStatus.UP);
    return new NodeHealth(
        status, node, checks.stream().sorted(Comparator.comparing(CheckResult::name)).toList());
  }

  /** Whether it does what was asked about, with all or less than all. */
  public boolean serves() {
    return status != HealthStatus.DOWN;
  }

  private static HealthStatus statusOf(HealthImpact gravest) {
    return gravest == HealthImpact.DEGRADATION ? HealthStatus.DEGRADED : HealthStatus.DOWN;
  }
}
