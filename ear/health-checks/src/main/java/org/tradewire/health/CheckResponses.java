package org.tradewire.health;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.tradewire.health.NodeChecks.Finding;

/** Findings as MicroProfile Health tells them. */
final class CheckResponses {

  private CheckResponses() {}

  /**
   * One response.
   *
   * @param finding null while the application is not there, which is down
   */
  static HealthCheckResponse of(String name, Finding finding) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(name);
    if (finding == null) {
      return response.status(false).withData("application", "not started").build();
    }
    response.status(finding.up());
    finding.data().forEach(response::withData);
    return response.build();
  }
}
