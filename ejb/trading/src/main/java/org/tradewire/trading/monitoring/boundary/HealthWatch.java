package org.tradewire.trading.monitoring.boundary;

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
import org.tradewire.trading.monitoring.control.DatabaseHealth;
import org.tradewire.trading.monitoring.control.NodeDrain;

/** Asks outside what health answers from memory, and does the steps of a node out of service. */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthWatch {

  /** Sockets are closed in so many portions a second: evenly enough. */
  private static final Duration DRAIN_PERIOD = Duration.ofMillis(100);

  private static final Duration FILE_PERIOD = Duration.ofSeconds(1);

  @Inject private PeriodicWorks works;
  @Inject private DatabaseHealth database;
  @Inject private NodeDrain drain;

  private PeriodicWork looking;
  private PeriodicWork waiting;
  private PeriodicWork draining;

  @PostConstruct
  void begin() {
    looking =
        works.begin(
            WorkPlan.every(DatabaseHealth.PERIOD, "database_probe")
                .firstTurnHere()
                .step("the node is not ready", database::look));
    drain.state(); // Made now, so that a wrong value of its keys fails the start.
    waiting =
        works.begin(
            WorkPlan.every(FILE_PERIOD, "drain_request")
                .step("the file that drains the node", drain::lookForFile)
                .step("the line of the audit log about it", drain::recordFile));
    draining =
        works.begin(
            WorkPlan.every(DRAIN_PERIOD, "drain_steps")
                .step("the way out of service", drain::turn));
  }

  @PreDestroy
  void end() {
    looking.close();
    waiting.close();
    draining.close();
  }
}
