package org.tradewire.trading.alert.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.alert.control.AlertChannels;
import org.tradewire.trading.alert.control.AlertRepository;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertRefusal;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.alert.entity.AlertState;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;

/**
 * Alerts of all components, for whoever takes care of them. Each change of state is stored, audited
 * and told on the channels of those whom it concerns in one transaction.
 */
@Stateless
@PermitAll
public class Alerts {

  /** Most alerts of one answer. */
  public static final int MAX_ALERTS = 500;

  private static final Set<Role> DESK = EnumSet.of(Role.DEALER, Role.RISK, Role.ADMIN);

  private AlertRepository repository;
  private Event<ChannelEvent> events;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected Alerts() {}

  @Inject
  public Alerts(
      AlertRepository repository, Event<ChannelEvent> events, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Alerts that the caller sees: the desk all of them, the monitor those of system, liquidity
   * providers and market, a trader his own and those of the market; the newest first.
   */
  public List<Alert> find(Caller caller, AlertQuestion question) {
    return repository.find(AlertSight.of(caller), question);
  }

  /**
   * The caller takes care of an alert; who already does stays named.
   *
   * @throws Refusal the caller sees no such alert or may not, or it is over
   */
  public Alert acknowledge(Caller caller, UUID id) {
    Alert alert = changeable(caller, id);
    if (alert.state() == AlertState.RESOLVED) {
      throw AlertRefusal.resolved(alert);
    }
    if (alert.state() == AlertState.ACTIVE) {
      Instant now = Moments.now(clock);
      alert.acknowledge(caller.username(), now);
      tell(alert, now);
      audit.add(caller.did("alert.acknowledged", "alert:" + id, null, alert.title()));
    }
    return alert;
  }

  /**
   * The caller says that an alert is over; one that is stays as it is.
   *
   * @throws Refusal the caller sees no such alert, or may not
   */
  public Alert resolve(Caller caller, UUID id) {
    Alert alert = changeable(caller, id);
    if (alert.state() != AlertState.RESOLVED) {
      end(alert, caller.username(), Moments.now(clock));
      audit.add(caller.did("alert.resolved", "alert:" + id, null, alert.title()));
    }
    return alert;
  }

  private Alert changeable(Caller caller, UUID id) {
    Alert alert =
        repository
            .find(id)
            .filter(AlertSight.of(caller)::shows)
            .orElseThrow(() -> AlertRefusal.notFound(id));
    if (!(caller.has(Role.MONITOR) && AlertSight.monitor().shows(alert))) {
      caller.requireAny(
          DESK, "The desk, and the monitor where it is about the system, take care of alerts.");
    }
    repository.lock(alert.rule(), alert.group());
    repository.refresh(alert);
    return alert;
  }

  private void end(Alert alert, String who, Instant now) {
    alert.resolve(who, now);
    tell(alert, now);
  }

  private void tell(Alert alert, Instant now) {
    AlertChannels.events(alert, now).forEach(events::fire);
  }
}
