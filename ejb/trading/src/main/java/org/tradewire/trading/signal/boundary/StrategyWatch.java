package org.tradewire.trading.signal.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;

/**
 * Looks on every node twice a second for settings of strategies that were changed on any node: a
 * table of a few rows. A node that cannot reach the database goes on with what it knew.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StrategyWatch {

  private static final Duration PERIOD = Duration.ofMillis(500);

  private Strategies strategies;
  private StrategyCatalogue catalogue;
  private PeriodicWorks works;

  private PeriodicWork watch;

  /** For the container's proxy. */
  protected StrategyWatch() {}

  @Inject
  public StrategyWatch(Strategies strategies, StrategyCatalogue catalogue, PeriodicWorks works) {
    this.strategies = strategies;
    this.catalogue = catalogue;
    this.works = works;
  }

  @PostConstruct
  void start() {
    watch =
        works.begin(
            WorkPlan.every(PERIOD, "strategy_settings").step("settings of strategies", this::look));
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /** A look, for who has no scheduler. */
  void turn() {
    watch.turn();
  }

  private void look() {
    catalogue.learn(strategies.all());
  }
}
