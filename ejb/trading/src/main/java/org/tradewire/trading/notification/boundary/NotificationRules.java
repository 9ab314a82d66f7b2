package org.tradewire.trading.notification.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.notification.control.ClaimRepository;
import org.tradewire.trading.notification.control.DeliveryRepository;
import org.tradewire.trading.notification.control.DeliveryTimes;
import org.tradewire.trading.notification.control.NotificationConfiguration;
import org.tradewire.trading.notification.control.RuleForm;
import org.tradewire.trading.notification.control.RuleRepository;
import org.tradewire.trading.notification.control.TestDelivery;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryQuestion;
import org.tradewire.trading.notification.entity.MadeRule;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.webhook.TargetHealth;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;
import org.tradewire.trading.shared.webhook.WebhookOutcome;
import org.tradewire.trading.shared.webhook.WebhookSecret;

/**
 * A user's own rules and deliveries; nobody sees those of others, administrators neither. Each
 * change is one transaction, audited without address and template, and holds on every node for what
 * is looked at after it.
 */
@Stateless
@PermitAll
public class NotificationRules {

  /** Most deliveries of one answer. */
  public static final int MAX_DELIVERIES = 500;

  /** Whoever tries again does so by then; later a token alone is not to show what signs. */
  private static final Duration SECRET_SHOWN_FOR = Duration.ofMinutes(10);

  private static final String SWITCHED_OFF = "the rule was changed before it was sent";

  private RuleRepository repository;
  private ClaimRepository claims;
  private DeliveryRepository deliveries;
  private NotificationConfiguration configuration;
  private ChannelRights rights;
  private AuditLog audit;
  private Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** For the container's proxy. */
  protected NotificationRules() {}

  @Inject
  public NotificationRules(
      RuleRepository repository,
      ClaimRepository claims,
      DeliveryRepository deliveries,
      NotificationConfiguration configuration,
      ChannelRights rights,
      AuditLog audit,
      Clock clock) {
    this.repository = repository;
    this.claims = claims;
    this.deliveries = deliveries;
    this.configuration = configuration;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /** The caller's rules, the oldest first. */
  public List<NotificationRule> all(Caller caller) {
    return repository.of(caller.id());
  }

  /**
   * A rule of the caller's.
   *
   * @throws Refusal he has none of this id
   */
  public NotificationRule get(Caller caller, UUID id) {
    return repository.find(caller.id(), id).orElseThrow(() -> NotificationRefusal.notFound(id));
  }

  /**
   * Makes a rule. The same once more, by who got no answer, makes none and is answered as before;
   * its secret is shown again for ten minutes, and while nothing of the rule was changed.
   *
   * @param id of the rule that is to be
   * @throws Refusal the caller may not watch signals, it breaks a rule, he has as many as he may,
   *     or a rule of this id is there and is another
   */
  public MadeRule add(Caller caller, UUID id, RuleSettings given) {
    requireWatching(caller);
    RuleSettings settings = new RuleForm(configuration.policy()).checked(given);
    repository.lockRulesOf(caller.id());
    Optional<NotificationRule> made = repository.find(caller.id(), id);
    if (made.isPresent()) {
      return madeBefore(caller, made.get(), settings);
    }
    if (repository.of(caller.id()).size() >= configuration.maxRules()) {
      throw NotificationRefusal.TOO_MANY_NOTIFICATION_RULES.because(
          "You have " + configuration.maxRules() + " rules, which is as many as there may be.");
    }
    WebhookSecret secret = settings.webhook() == null ? null : WebhookSecret.random(random);
    if (!repository.add(id, caller.id(), settings, secret, Moments.now(clock))) {
      throw NotificationRefusal.madeOtherwise(id); // Somebody else's.
    }
    return changed(caller, "added", id, null, settings, secret);
  }

  private MadeRule madeBefore(Caller caller, NotificationRule rule, RuleSettings settings) {
    if (!rule.settings().equals(settings)) {
      throw NotificationRefusal.madeOtherwise(rule.id());
    }
    Instant now = Moments.now(clock);
    boolean shown = rule.version() == 1 && now.isBefore(rule.createdAt().plus(SECRET_SHOWN_FOR));
    List<WebhookSecret> secrets = shown ? repository.secrets(rule.id(), now) : List.of();
    if (secrets.isEmpty()) {
      return new MadeRule(rule, null);
    }
    note(caller, "secret_shown_again", rule.id(), settings, settings);
    return new MadeRule(rule, secrets.get(0).reveal());
  }

  /**
   * Changes a rule. One that gets a webhook gets a secret, too; another address begins anew, paused
   * or not. What waits of a rule that calls nobody any more is not sent.
   *
   * @param seen the version that the caller saw
   * @throws Refusal the caller may not watch signals, it breaks a rule, he has none of this id, or
   *     it was changed since
   */
  public MadeRule change(Caller caller, UUID id, RuleSettings given, long seen) {
    requireWatching(caller);
    RuleSettings settings = new RuleForm(configuration.policy()).checked(given);
    NotificationRule before = lock(caller, id);
    if (before.version() != seen) {
      throw NotificationRefusal.conflict(id);
    }
    Instant now = Moments.now(clock);
    WebhookSecret secret =
        settings.webhook() != null && !before.hasWebhook() ? WebhookSecret.random(random) : null;
    repository.change(id, settings, secret, now);
    boolean elsewhere =
        before.hasWebhook() && !before.settings().webhook().equals(settings.webhook());
    if (elsewhere) {
      repository.store(id, TargetHealth.GOOD);
    }
    if (elsewhere || !settings.enabled()) {
      claims.drop(id, SWITCHED_OFF, now);
    }
    return changed(caller, "changed", id, before.settings(), settings, secret);
  }

  /**
   * Forgets a rule and its deliveries.
   *
   * @throws Refusal the caller has none of this id
   */
  public void remove(Caller caller, UUID id) {
    NotificationRule before = lock(caller, id);
    repository.remove(id);
    note(caller, "removed", id, before.settings(), null);
    repository.changed();
  }

  /**
   * Calls a webhook again that is paused; what waits and is not too old is sent. One that is not
   * paused stays as it is.
   *
   * @throws Refusal the caller may not watch signals, or has none of this id
   */
  public NotificationRule resume(Caller caller, UUID id) {
    requireWatching(caller);
    NotificationRule before = lock(caller, id);
    if (before.health().isPaused()) {
      repository.store(id, TargetHealth.GOOD);
      note(caller, "resumed", id, before.settings(), before.settings());
      repository.changed();
    }
    return get(caller, id);
  }

  /**
   * Makes another secret; for a day the one before signs, too.
   *
   * @throws Refusal the caller may not watch signals, has none of this id, or it calls no webhook
   */
  public MadeRule replaceSecret(Caller caller, UUID id) {
    requireWatching(caller);
    NotificationRule before = lock(caller, id);
    requireWebhook(before);
    Instant now = Moments.now(clock);
    WebhookSecret secret = WebhookSecret.random(random);
    repository.replaceSecret(id, secret, now.plus(DeliveryTimes.OLD_SECRET_SIGNS), now);
    return changed(caller, "secret_replaced", id, before.settings(), before.settings(), secret);
  }

  private MadeRule changed(
      Caller caller,
      String what,
      UUID id,
      RuleSettings before,
      RuleSettings after,
      WebhookSecret secret) {
    note(caller, what, id, before, after);
    repository.changed();
    return new MadeRule(get(caller, id), secret == null ? null : secret.reveal());
  }

  private void note(Caller caller, String what, UUID id, RuleSettings before, RuleSettings after) {
    audit.add(
        caller.did(
            "notification_rule." + what,
            "notification_rule:" + id,
            before == null ? null : before.toString(),
            after == null ? null : after.toString()));
  }

  private NotificationRule lock(Caller caller, UUID id) {
    return repository.lock(caller.id(), id).orElseThrow(() -> NotificationRefusal.notFound(id));
  }

  private void requireWatching(Caller caller) {
    caller.requireAny(
        rights.watching(Channel.signals()), "Only who may watch signals is told of them.");
  }

  private static void requireWebhook(NotificationRule rule) {
    if (!rule.hasWebhook()) {
      throw NotificationRefusal.withoutWebhook();
    }
  }

  /**
   * What a test of a rule sends.
   *
   * @throws Refusal the caller may not watch signals, has none of this id, or it calls no webhook
   */
  public WebhookDelivery testOf(Caller caller, UUID id) {
    requireWatching(caller);
    NotificationRule rule = get(caller, id);
    requireWebhook(rule);
    Instant now = Moments.now(clock);
    return TestDelivery.of(rule.settings(), repository.secrets(id, now), now);
  }

  /**
   * Notes what became of a test; one that arrived resumes the rule.
   *
   * @throws Refusal the caller has none of this id any more
   */
  public void tested(Caller caller, UUID id, WebhookDelivery delivery, WebhookAnswer answer) {
    Instant now = Moments.now(clock);
    deliveries.tested(delivery.id(), id, delivery.address(), answer, now);
    deliveries.count(caller.id(), now.truncatedTo(ChronoUnit.MINUTES), 1);
    if (answer.outcome() == WebhookOutcome.DELIVERED) {
      resume(caller, id);
    }
  }

  /** The caller's deliveries, the newest first. */
  public List<DeliveryEntry> deliveries(Caller caller, DeliveryQuestion question) {
    return deliveries.find(caller.id(), question);
  }
}
