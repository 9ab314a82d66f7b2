package org.tradewire.trading.alert.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
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

/** Forgets alerts that were over long ago. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AlertUpkeep {
  private static final Duration PERIOD = Duration.ofHours(1);

  private AlertRaising alerts;
  private PeriodicWorks works;
  private PeriodicWork work;

  /** For the container's proxy. */
  protected AlertUpkeep() {}

  @Inject
  public AlertUpkeep(AlertRaising alerts, PeriodicWorks works) {
    this.alerts = alerts;
    this.works = works;
  }

  @PostConstruct
  void begin() {
    work =
        works.begin(WorkPlan.every(PERIOD, "alert_upkeep").step("old alerts stay", alerts::forget));
  }

  @PreDestroy
  void end() {
    work.close();
  }
}
