package org.tradewire.trading.account.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.relay.WakeableTurns;
import org.tradewire.trading.account.control.AccountConfiguration;
import org.tradewire.trading.account.entity.User;

/**
 * Looks on every node for users whose roles changed on any node: within a fifth of a second when
 * that node could say so through the relay, within a second anyhow. A node that cannot reach the
 * database goes on with what it knew.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RightsWatch {

  private static final System.Logger LOG = System.getLogger(RightsWatch.class.getName());

  /** What is said to the relay when a user's roles have changed. */
  static final String TOPIC = "rights";

  private static final long PERIOD_MS = 200;

  /** The promise is a second, also where the node that changed the roles is cut off. */
  private static final int RESTING_TURNS = 4;

  /** A change bears the time at which its transaction began. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Users users;
  @Inject private CurrentRights rights;
  @Inject private AccountConfiguration configuration;
  @Inject private StreamBroker broker;
  @Inject private Clock clock;

  private WakeableTurns turns;
  private Instant oldestToken = Instant.EPOCH;
  private long seen;
  private boolean failing;
  private Future<?> looking;

  /** Learns what changed while tokens that are still valid were issued, then goes on looking. */
  @PostConstruct
  void start() {
    oldestToken = clock.instant().minus(configuration.tokenLifetime()).minus(LONGEST_TRANSACTION);
    turns = new WakeableTurns(broker, TOPIC, RESTING_TURNS);
    look();
    looking =
        scheduler.scheduleWithFixedDelay(this::turn, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    looking.cancel(false);
  }

  private void turn() {
    if (turns.due(failing)) {
      look();
    }
  }

  private void look() {
    try {
      for (User user : users.rightsChangedAfter(seen, oldestToken)) {
        rights.changed(user.asCaller());
        seen = user.rightsVersion();
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.log(
            System.Logger.Level.WARNING,
            "event=rights-not-read reason=\"{0}\" effect=\"changes of roles wait\"",
            e.getMessage());
      }
    }
  }
}
