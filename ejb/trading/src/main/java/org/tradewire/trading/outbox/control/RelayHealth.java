package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;

/**
 * Whether the relay between the nodes works. Without it calls are answered and events arrive late,
 * from the log; and all nodes lose the same relay together, so that none is taken out of service.
 */
@ApplicationScoped
public class RelayHealth implements HealthCheck {

  @Inject private StreamBroker broker;
  @Inject private RelayOutage outage;

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.DEGRADATION;
  }

  @Override
  public CheckResult check() {
    boolean up = broker.healthy();
    return result(
        up, up ? null : "Events wait in the outbox; failed attempts: " + outage.failures() + ".");
  }
}
