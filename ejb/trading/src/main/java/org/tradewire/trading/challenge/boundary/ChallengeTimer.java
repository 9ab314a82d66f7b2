package org.tradewire.trading.challenge.boundary;

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

/** Looks each second, on every node, which trading days are due. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChallengeTimer {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private ChallengeDays days;
  @Inject private PeriodicWorks works;

  private PeriodicWork work;

  @PostConstruct
  void begin() {
    work =
        works.begin(
            WorkPlan.every(PERIOD, "trading_days").step("days begin later", this::beginDueDays));
  }

  @PreDestroy
  void end() {
    work.close();
  }

  private void beginDueDays() {
    int begun = days.beginDue();
    while (begun == ChallengeDays.BATCH) {
      begun = days.beginDue();
    }
  }
}
