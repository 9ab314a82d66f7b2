package org.tradewire.trading.signal.boundary.producer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;

/**
 * Looks on every node for hooks that were made or revoked on any node: within a fifth of a second
 * when that node could say so through the relay, within a second anyhow. A node that cannot reach
 * the database goes on with those it knew; it stores nothing of what comes through them.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HookWatch {

  /** What is said to the relay when a hook was made or revoked. */
  static final String TOPIC = "signal-hooks";

  private HookCatalogue catalogue;
  private StoredHooks stored;
  private StreamBroker broker;
  private PeriodicWorks works;

  private PeriodicWork watch;

  /** For the container's proxy. */
  protected HookWatch() {}

  @Inject
  public HookWatch(
      HookCatalogue catalogue, StoredHooks stored, StreamBroker broker, PeriodicWorks works) {
    this.catalogue = catalogue;
    this.stored = stored;
    this.broker = broker;
    this.works = works;
  }

  /** Learns what is stored, then goes on looking. */
  @PostConstruct
  void start() {
    watch =
        works.begin(
            WorkPlan.watching(broker, TOPIC, "hook_watch")
                .step("changes of hooks wait", this::look));
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /** Reads what is stored, and lets it hold here. */
  void look() {
    catalogue.learn(stored.byHash());
  }
}
