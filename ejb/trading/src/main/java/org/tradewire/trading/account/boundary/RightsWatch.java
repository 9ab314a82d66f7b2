package org.tradewire.trading.account.boundary;

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
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
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

  /** What is said to the relay when a user's roles have changed. */
  static final String TOPIC = "rights";

  /** A change bears the time at which its transaction began. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  @Inject private Users users;
  @Inject private CurrentRights rights;
  @Inject private AccountConfiguration configuration;
  @Inject private StreamBroker broker;
  @Inject private PeriodicWorks works;
  @Inject private Clock clock;

  private Instant oldestToken = Instant.EPOCH;
  private long seen;
  private PeriodicWork watch;

  /** Learns what changed while tokens that are still valid were issued, then goes on looking. */
  @PostConstruct
  void start() {
    oldestToken = clock.instant().minus(configuration.tokenLifetime()).minus(LONGEST_TRANSACTION);
    watch =
        works.begin(
            WorkPlan.watching(broker, TOPIC, "rights_watch")
                .step("changes of roles wait", this::look));
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  private void look() {
    for (User user : users.rightsChangedAfter(seen, oldestToken)) {
      rights.changed(user.asCaller());
      seen = user.rightsVersion();
    }
  }
}
