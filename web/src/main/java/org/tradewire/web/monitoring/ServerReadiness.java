package org.tradewire.web.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tradewire.trading.monitoring.boundary.Health;

/**
 * Readiness for the server's own health pages, where administration is: the same checks as {@code
 * /api/health/ready}. On a server without MicroProfile Health nobody asks this bean.
 */
@Readiness
@ApplicationScoped
public class ServerReadiness implements HealthCheck {

  private Health health;

  /** For the container's proxy. */
  protected ServerReadiness() {}

  @Inject
  public ServerReadiness(Health health) {
    this.health = health;
  }

  @Override
  public HealthCheckResponse call() {
    return ServerHealth.response("tradewire-readiness", health.readiness());
  }
}
