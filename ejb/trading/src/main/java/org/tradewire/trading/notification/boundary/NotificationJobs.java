package org.tradewire.trading.notification.boundary;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.notification.control.NotificationConfiguration;
import org.tradewire.trading.notification.entity.IntakeResult;
import org.tradewire.trading.notification.entity.UpkeepPlace;

/**
 * Looks twice a second for what happened to signals, gives up what is too old, and forgets what is
 * older than it is kept. Every node does all of it; the database says whose turn it is.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationJobs {
  private static final Duration LOOKING = Duration.ofMillis(500);
  private static final Duration GIVING_UP = Duration.ofSeconds(10);
  private static final Duration FORGETTING = Duration.ofHours(1);

  private NotificationIntake intake;
  private NotificationDeliveries deliveries;
  private NotificationConfiguration configuration;
  private PeriodicWorks works;
  private Clock clock;

  private PeriodicWork looking;
  private PeriodicWork givingUp;
  private PeriodicWork forgetting;
  private volatile boolean closed;

  /** For the container's proxy. */
  protected NotificationJobs() {}

  @Inject
  public NotificationJobs(
      NotificationIntake intake,
      NotificationDeliveries deliveries,
      NotificationConfiguration configuration,
      PeriodicWorks works,
      Clock clock) {
    this.intake = intake;
    this.deliveries = deliveries;
    this.configuration = configuration;
    this.works = works;
    this.clock = clock;
  }

  @PostConstruct
  void begin() {
    looking =
        works.begin(
            WorkPlan.every(LOOKING, "notification_intake")
                .step("nobody is told of signals", this::look));
    givingUp =
        works.begin(
            WorkPlan.every(GIVING_UP, "notification_expiry")
                .step("webhooks that are too old wait", deliveries::expire)
                .step("how many webhooks wait", deliveries::measure));
    forgetting =
        works.begin(
            WorkPlan.every(FORGETTING, "notification_upkeep")
                .step("old deliveries stay", this::forget)
                .step("deliveries of rules with many stay", this::trim));
  }

  @PreDestroy
  void end() {
    closed = true;
    looking.close();
    givingUp.close();
    forgetting.close();
  }

  private void look() {
    IntakeResult result;
    do {
      result = intake.take();
    } while (result == IntakeResult.MORE && !closed);
  }

  private void forget() {
    Instant before = clock.instant().minus(configuration.retention());
    goThrough(place -> deliveries.forget(before, place));
  }

  private void trim() {
    goThrough(deliveries::trim);
  }

  /** Each part in a transaction of its own. */
  private void goThrough(UnaryOperator<UpkeepPlace> part) {
    UpkeepPlace place = UpkeepPlace.BEGIN;
    while (!closed && place.more()) {
      place = part.apply(place);
    }
  }
}
