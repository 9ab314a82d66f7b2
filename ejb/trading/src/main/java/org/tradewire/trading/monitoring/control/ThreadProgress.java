package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkFigures;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;

/**
 * Whether the threads progress that a node cannot do without: those that write to sessions, the one
 * that renews leases and the one that ends sessions. A database or a relay that is away delays them
 * by seconds; a minute of silence is a defect that only a new start mends.
 */
@ApplicationScoped
public class ThreadProgress implements HealthCheck {

  static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Set<String> ESSENTIAL = Set.of("lease_renewal", "socket_expiry");

  private PeriodicWorks works;
  private SessionWriters writers;

  /** For the container's proxy. */
  protected ThreadProgress() {}

  @Inject
  public ThreadProgress(PeriodicWorks works, SessionWriters writers) {
    this.works = works;
    this.writers = writers;
  }

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.LIVENESS;
  }

  @Override
  public CheckResult check() {
    List<String> stuck = stuck(works.figures(), writers.idleNs());
    return result(
        stuck.isEmpty(),
        stuck.isEmpty()
            ? null
            : "No progress for " + LONGEST.toSeconds() + " s: " + String.join(", ", stuck) + ".");
  }

  /** The names of those that stand still. */
  static List<String> stuck(List<WorkFigures> figures, long writersIdleNs) {
    List<String> stuck = new ArrayList<>();
    for (WorkFigures each : figures) {
      boolean standsStill = Math.max(each.turningNs(), each.idleNs()) > LONGEST.toNanos();
      if (ESSENTIAL.contains(each.name()) && standsStill) {
        stuck.add(each.name());
      }
    }
    if (writersIdleNs > LONGEST.toNanos()) {
      stuck.add("session_writers");
    }
    return stuck;
  }
}
