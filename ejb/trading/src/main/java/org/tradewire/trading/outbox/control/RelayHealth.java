package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;
import org.tradewire.trading.relay.boundary.Streaming;

/**
 * Whether the relay between the nodes works. Without it calls are answered and events arrive late,
 * from the log; and all nodes lose the same relay together, so that none is taken out of service.
 */
@ApplicationScoped
public class RelayHealth implements HealthCheck {

  static final String ALONE =
      "In memory, though an address of Redis is set: this node must be the only one of its database.";

  private StreamBroker broker;
  private RelayOutage outage;
  private Streaming streaming;

  /** For the container's proxy. */
  protected RelayHealth() {}

  @Inject
  public RelayHealth(StreamBroker broker, RelayOutage outage, Streaming streaming) {
    this.broker = broker;
    this.outage = outage;
    this.streaming = streaming;
  }

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
    if (!broker.healthy()) {
      return result(
          false, "Events wait in the outbox; failed attempts: " + outage.failures() + ".");
    }
    return result(true, streaming.leavesRedisAside() ? ALONE : null);
  }
}
