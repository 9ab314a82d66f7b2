package org.tradewire.trading.setting.boundary;

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
 * Looks on every node for settings that were changed on any node: within a fifth of a second when
 * that node could say so through the relay, within a second anyhow. The table has a row for each
 * setting that was ever changed, a few dozen at most, and is read whole. A node that cannot reach
 * the database goes on with the values it knew.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SettingWatch {

  /** What is said to the relay when a setting has changed. */
  static final String TOPIC = "settings";

  private RunTimeSettings settings;
  private StoredSettings stored;
  private StreamBroker broker;
  private PeriodicWorks works;

  private PeriodicWork watch;

  /** For the container's proxy. */
  protected SettingWatch() {}

  @Inject
  public SettingWatch(
      RunTimeSettings settings, StoredSettings stored, StreamBroker broker, PeriodicWorks works) {
    this.settings = settings;
    this.stored = stored;
    this.broker = broker;
    this.works = works;
  }

  /** Learns what is stored, then goes on looking. */
  @PostConstruct
  void start() {
    watch =
        works.begin(
            WorkPlan.watching(broker, TOPIC, "setting_watch")
                .step("changes of settings wait", this::look));
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /** Reads what is stored, and lets it hold here. */
  void look() {
    settings.learn(stored.all());
  }
}
