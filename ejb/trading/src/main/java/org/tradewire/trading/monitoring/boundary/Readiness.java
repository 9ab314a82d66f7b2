package org.tradewire.trading.monitoring.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tradewire.trading.monitoring.control.NodeConfiguration;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.ReadinessReport;

/** Whether this node can take requests now. Asks every check, outside any transaction. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Readiness {

  private Instance<HealthCheck> checks;
  private NodeConfiguration node;

  /** For the container's proxy. */
  protected Readiness() {}

  @Inject
  public Readiness(@Any Instance<HealthCheck> checks, NodeConfiguration node) {
    this.checks = checks;
    this.node = node;
  }

  /** Looks now; never throws. */
  public ReadinessReport report() {
    List<CheckResult> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      results.add(resultOf(check));
    }
    results.sort(Comparator.comparing(CheckResult::name));
    return ReadinessReport.of(node.name(), results);
  }

  private static CheckResult resultOf(HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      return CheckResult.required(check.name(), false, "The check failed: " + e.getMessage());
    }
  }
}
