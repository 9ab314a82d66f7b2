package org.tradewire.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Liveness for the server's health pages: the checks of {@code /api/health/live}. */
@Liveness
@ApplicationScoped
public class NodeLiveness implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return CheckResponses.of("tradewire-liveness", NodeChecks.liveness().orElse(null));
  }
}
