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
import java.time.Duration;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;

/** Wakes the drain every second on every node: whatever a lost wake-up left is relayed then. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxTimer {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private OutboxDrain drain;
  @Inject private PeriodicWorks works;

  private PeriodicWork waking;

  @PostConstruct
  void begin() {
    waking =
        works.begin(
            WorkPlan.every(PERIOD, "outbox_waking").step("what a lost wake-up left", drain::wake));
  }

  @PreDestroy
  void end() {
    waking.close();
  }
}
