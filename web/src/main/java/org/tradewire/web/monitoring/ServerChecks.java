package org.tradewire.web.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewire.health.NodeChecks;
import org.tradewire.health.NodeChecks.Finding;
import org.tradewire.trading.monitoring.boundary.Health;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.NodeHealth;

/** Says to the servers' own health pages what {@code /api/health} says. */
@ApplicationScoped
public class ServerChecks {

  @Inject private Health health;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
    Health asked = health;
    NodeChecks.publish(() -> finding(asked.readiness()), () -> finding(asked.liveness()));
  }

  @PreDestroy
  void end() {
    NodeChecks.withdraw();
  }

  private static Finding finding(NodeHealth health) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("status", health.status().name());
    for (CheckResult check : health.checks()) {
      data.put(check.name(), told(check));
    }
    return new Finding(health.serves(), data);
  }

  private static String told(CheckResult check) {
    return check.detail() == null ? check.status() : check.status() + ": " + check.detail();
  }
}
