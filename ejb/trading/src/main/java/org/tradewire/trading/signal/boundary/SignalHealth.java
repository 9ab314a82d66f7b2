package org.tradewire.trading.signal.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.SignalQueueState;

/**
 * Whether signals are stored about as fast as they come, into days that can be read. Where not,
 * producers are told to wait; a node that cannot reach the database is taken out of service by the
 * check of that.
 */
@ApplicationScoped
public class SignalHealth implements HealthCheck {

  static final Duration LATE = Duration.ofSeconds(5);

  private SignalStatus status;

  /** For the container's proxy. */
  protected SignalHealth() {}

  @Inject
  public SignalHealth(SignalStatus status) {
    this.status = status;
  }

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.DEGRADATION;
  }

  @Override
  public CheckResult check() {
    return of(status.queue(), status.storage().orElse(null));
  }

  /**
   * @param kept how they are kept; null where that is not known yet
   */
  CheckResult of(SignalQueueState queue, SeriesStorage kept) {
    if (queue.oldestMs() >= LATE.toMillis() || queue.size() >= queue.capacity()) {
      return result(
          false,
          queue.size()
              + " of "
              + queue.capacity()
              + " signals wait to be stored, the oldest for "
              + queue.oldestMs() / 1000
              + " s.");
    }
    return kept == null ? result(true, null) : result(kept.isWhole(), kept.sentence());
  }
}
