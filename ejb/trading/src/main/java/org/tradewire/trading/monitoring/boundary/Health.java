package org.tradewire.trading.monitoring.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.monitoring.control.NodeConfiguration;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;
import org.tradewire.trading.monitoring.entity.NodeHealth;

/**
 * How this node is. Every check answers from memory, so that neither a database nor a relay that
 * hangs holds up the answer, and that strangers who ask cost nobody else anything.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Health {

  private Instance<HealthCheck> checks;
  private NodeConfiguration node;

  /** For the container's proxy. */
  protected Health() {}

  @Inject
  public Health(@Any Instance<HealthCheck> checks, NodeConfiguration node) {
    this.checks = checks;
    this.node = node;
  }

  /** Whether its own threads progress; nothing outside of this process is looked at. */
  public NodeHealth liveness() {
    List<CheckResult> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      if (check.impact() == HealthImpact.LIVENESS) {
        results.add(resultOf(check));
      }
    }
    return NodeHealth.of(node.name(), results);
  }

  /** Whether it can take requests, and what it is in want of. */
  public NodeHealth readiness() {
    List<CheckResult> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      results.add(resultOf(check));
    }
    return NodeHealth.of(node.name(), results);
  }

  private static CheckResult resultOf(HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      return check.result(false, "The check failed: " + e.getMessage());
    }
  }
}
