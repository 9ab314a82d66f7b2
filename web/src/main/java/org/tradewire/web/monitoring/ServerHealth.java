package org.tradewire.web.monitoring;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.NodeHealth;

/** A node's health as MicroProfile Health tells it. */
final class ServerHealth {

  private ServerHealth() {}

  /** One response; its data has the status, and each check with what it found. */
  static HealthCheckResponse response(String name, NodeHealth health) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(name)
            .status(health.serves())
            .withData("status", health.status().name());
    for (CheckResult check : health.checks()) {
      response.withData(check.name(), told(check));
    }
    return response.build();
  }

  private static String told(CheckResult check) {
    return check.detail() == null ? check.status() : check.status() + ": " + check.detail();
  }
}
