package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;

/** Whether the relay between the nodes works; required. */
@ApplicationScoped
public class RelayHealth implements HealthCheck {

  private static final String NAME = "relay";

  @Inject private StreamBroker broker;
  @Inject private RelayOutage outage;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CheckResult check() {
    boolean up = broker.healthy();
    return CheckResult.required(
        NAME,
        up,
        up ? null : "Events wait in the outbox; failed attempts: " + outage.failures() + ".");
  }
}
