package org.tradewire.web.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.tradewire.trading.monitoring.boundary.Health;

/**
 * Liveness for the server's own health pages, where administration is: the same checks as {@code
 * /api/health/live}. On a server without MicroProfile Health nobody asks this bean.
 */
@Liveness
@ApplicationScoped
public class ServerLiveness implements HealthCheck {

  private Health health;

  /** For the container's proxy. */
  protected ServerLiveness() {}

  @Inject
  public ServerLiveness(Health health) {
    this.health = health;
  }

  @Override
  public HealthCheckResponse call() {
    return ServerHealth.response("tradewire-liveness", health.liveness());
  }
}
