package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.outbox.control.OutboxConfiguration;

/**
 * Forgets, every ten minutes and in small transactions, what was relayed longer ago than clients
 * may come back for. Nodes that do so at once leave each other's rows alone.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxPruning {

  private static final System.Logger LOG = System.getLogger(OutboxPruning.class.getName());

  private static final Duration PERIOD = Duration.ofMinutes(10);

  @Inject private OutboxRelay relay;
  @Inject private OutboxConfiguration configuration;
  @Inject private Clock clock;
  @Inject private PeriodicWorks works;

  private PeriodicWork pruning;

  /** Reads, and so checks, the configuration while the application starts. */
  @PostConstruct
  void configure() {
    configuration.retention();
    pruning =
        works.begin(
            WorkPlan.every(PERIOD, "outbox_pruning")
                .step("what nobody comes back for stays", this::prune));
  }

  @PreDestroy
  void end() {
    pruning.close();
  }

  private void prune() {
    Instant before = clock.instant().minus(configuration.retention());
    long total = 0;
    try {
      int seen;
      do {
        seen = relay.prune(before);
        total += seen;
      } while (seen == OutboxRelay.PRUNED_AT_ONCE);
    } finally {
      if (total > 0) {
        LOG.log(System.Logger.Level.INFO, "event=outbox_pruned messages={0}", total);
      }
    }
  }
}
