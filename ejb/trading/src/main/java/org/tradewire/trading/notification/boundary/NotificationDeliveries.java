package org.tradewire.trading.notification.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.notification.control.ClaimRepository;
import org.tradewire.trading.notification.control.ClaimRepository.Waiting;
import org.tradewire.trading.notification.control.ClaimedDelivery;
import org.tradewire.trading.notification.control.DeliveryRepository;
import org.tradewire.trading.notification.control.DeliverySending;
import org.tradewire.trading.notification.control.DeliveryTimes;
import org.tradewire.trading.notification.control.NotificationFigures;
import org.tradewire.trading.notification.control.RuleRepository;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.UpkeepPlace;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.webhook.TargetHealth;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookStep;

/**
 * The transactions of sending: between them an attempt is made. A node that ends in between leaves
 * a delivery that any node sends again, with the same id, when the claim is over.
 */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NotificationDeliveries implements DeliverySending.Store {
  private static final Logger LOG = System.getLogger(NotificationDeliveries.class.getName());

  /** What is too old is given up a minute after it may be begun for the last time. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final int CHUNK = 5_000;
  private static final int RULES_OF_A_PART = 100;
  private static final int KEPT_OF_A_RULE = 1_000;

  private ClaimRepository claims;
  private DeliveryRepository deliveries;
  private RuleRepository rules;
  private NotificationFigures figures;
  private ChannelRights rights;
  private Clock clock;

  /** For the container's proxy. */
  protected NotificationDeliveries() {}

  @Inject
  public NotificationDeliveries(
      ClaimRepository claims,
      DeliveryRepository deliveries,
      RuleRepository rules,
      NotificationFigures figures,
      ChannelRights rights,
      Clock clock) {
    this.claims = claims;
    this.deliveries = deliveries;
    this.rules = rules;
    this.figures = figures;
    this.rights = rights;
    this.clock = clock;
  }

  @Override
  public Optional<ClaimedDelivery> claim(
      Collection<UUID> users, Collection<String> hosts, List<UUID> served) {
    Instant now = Moments.now(clock);
    return claims.claim(
        now,
        now.plus(DeliveryTimes.CLAIMED_FOR),
        now.minus(DeliveryTimes.SENT_WITHIN),
        rights.watching(Channel.signals()),
        users,
        hosts,
        served);
  }

  /** Of a rule that is gone by now nothing is noted. */
  @Override
  public void ended(ClaimedDelivery claimed, WebhookAnswer answer) {
    // First: attempts of one receiver count one after the other.
    Optional<NotificationRule> rule = rules.lock(claimed.ruleId());
    if (rule.isPresent()) {
      ended(claimed, answer, rule.get());
    }
  }

  private void ended(ClaimedDelivery claimed, WebhookAnswer answer, NotificationRule rule) {
    Instant now = Moments.now(clock);
    TargetHealth before = rule.health();
    WebhookStep step =
        DeliveryTimes.RETRIES.after(
            answer, claimed.progress(), before, now, ThreadLocalRandom.current());
    DeliveryState state =
        switch (step.kind()) {
          case DONE -> DeliveryState.SENT;
          case GIVE_UP -> DeliveryState.FAILED;
          case TRY_AGAIN, PAUSE -> DeliveryState.DUE;
        };
    Instant next = state == DeliveryState.DUE ? nextAt(step, now) : null;
    if (!claims.ended(claimed, state, step.progress().attempts(), next, answer, now)) {
      return; // Another node has taken it since, or its rule was switched off.
    }
    figures.count(state, 1);
    if (!step.health().equals(before)) {
      rules.store(rule.id(), step.health());
    }
    if (step.health().isPaused() != before.isPaused()) {
      rules.changed();
      notePause(rule, step.health());
    }
  }

  private static Instant nextAt(WebhookStep step, Instant now) {
    return step.nextAt() == null ? now : Moments.stored(step.nextAt());
  }

  private void notePause(NotificationRule rule, TargetHealth health) {
    if (!health.isPaused()) {
      LOG.log(Level.INFO, "event=notification_rule_resumed rule={0}", rule.id());
      return;
    }
    figures.paused();
    LOG.log(
        Level.INFO,
        "event=notification_rule_paused rule={0} user={1} failures={2}",
        rule.id(),
        rule.userId(),
        health.failuresInARow());
  }

  /** Gives up what is too old. */
  public void expire() {
    Instant now = Moments.now(clock);
    Instant oldest = now.minus(DeliveryTimes.SENT_WITHIN).minus(GRACE);
    figures.count(DeliveryState.EXPIRED, claims.expire(oldest, now, CHUNK));
  }

  /** Looks how many wait. */
  public void measure() {
    Waiting waiting = claims.waiting();
    long seconds =
        waiting.oldest() == null
            ? 0
            : Math.max(0, Duration.between(waiting.oldest(), clock.instant()).toSeconds());
    figures.waiting(waiting.many(), seconds);
  }

  /**
   * Forgets deliveries that were made before an instant, of some rules.
   *
   * @return where it goes on
   */
  public UpkeepPlace forget(Instant before, UpkeepPlace place) {
    return goOn(place, some -> deliveries.forget(some, before, CHUNK));
  }

  /**
   * Forgets all but the newest {@value #KEPT_OF_A_RULE} of each of some rules.
   *
   * @return where it goes on
   */
  public UpkeepPlace trim(UpkeepPlace place) {
    return goOn(place, some -> deliveries.trim(some, KEPT_OF_A_RULE, CHUNK));
  }

  /**
   * @param work answers how many deliveries it has forgotten of these rules
   */
  private UpkeepPlace goOn(UpkeepPlace place, ToIntFunction<List<UUID>> work) {
    List<UUID> some = rules.ids(place.after(), RULES_OF_A_PART);
    if (some.isEmpty()) {
      return new UpkeepPlace(place.after(), false);
    }
    if (work.applyAsInt(some) == CHUNK) {
      return place; // The same rules may have more.
    }
    return new UpkeepPlace(some.get(some.size() - 1), some.size() == RULES_OF_A_PART);
  }
}
