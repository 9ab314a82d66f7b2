package org.tradewire.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness for the server's health pages: the checks of {@code /api/health/ready}. */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return CheckResponses.of("tradewire-readiness", NodeChecks.readiness().orElse(null));
  }
}
