package org.tradewire.trading.signal.control.producer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;
import org.tradewire.trading.signal.entity.producer.IngressState;

/**
 * Whether this node hears the signals that other programs publish through Redis, where it is to;
 * nothing else waits for them.
 */
@ApplicationScoped
public class IngressHealth implements HealthCheck {

  private ProducerFigures figures;

  /** For the container's proxy. */
  protected IngressHealth() {}

  @Inject
  public IngressHealth(ProducerFigures figures) {
    this.figures = figures;
  }

  @Override
  public String name() {
    return "signal-ingress";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.DEGRADATION;
  }

  @Override
  public CheckResult check() {
    IngressState state = figures.ingress();
    return state.heard() || !state.wanted()
        ? result(true, null)
        : result(
            false,
            "Signals that are published on "
                + RelayedSignals.CHANNEL
                + " are not heard; connections lost: "
                + state.losses()
                + ".");
  }
}
