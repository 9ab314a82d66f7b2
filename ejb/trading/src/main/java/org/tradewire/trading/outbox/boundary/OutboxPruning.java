package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.tradewire.trading.outbox.control.OutboxConfiguration;

/**
 * Forgets, every ten minutes and in small transactions, what was relayed longer ago than clients
 * may come back for. Nodes that do so at once leave each other's rows alone.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxPruning {

  private static final System.Logger LOG = System.getLogger(OutboxPruning.class.getName());

  @Inject private OutboxRelay relay;
  @Inject private OutboxConfiguration configuration;
  @Inject private Clock clock;

  private Duration retention = Duration.ZERO;

  /** Reads, and so checks, the configuration while the application starts. */
  @PostConstruct
  void configure() {
    retention = configuration.retention();
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false, info = "outbox pruning")
  void prune() {
    Instant before = clock.instant().minus(retention);
    long total = 0;
    try {
      int seen;
      do {
        seen = relay.prune(before);
        total += seen;
      } while (seen == OutboxRelay.PRUNED_AT_ONCE);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING, "event=outbox-not-pruned reason=\"{0}\"", e.getMessage());
    }
    if (total > 0) {
      LOG.log(System.Logger.Level.INFO, "event=outbox-pruned messages={0}", total);
    }
  }
}
