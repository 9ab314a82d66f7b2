package org.tradewire.trading.monitoring.entity;

import java.util.List;

/**
 * Whether a node can take requests.
 *
 * @param ready true when every required check is up
 * @param node the node's name
 * @param checks all checks, the node's own first
 */
public record ReadinessReport(boolean ready, String node, List<CheckResult> checks) {

  /** Judges the checks. */
  public static ReadinessReport of(String node, List<CheckResult> checks) {
    return new ReadinessReport(
        checks.stream().allMatch(check -> check.up() || !check.required()),
        node,
        List.copyOf(checks));
  }

  /** UP or DOWN. */
  public String status() {
    return ready ? "UP" : "DOWN";
  }
}
