package org.tradewire.trading.notification.control;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookAddress;
import org.tradewire.trading.shared.webhook.WebhookPolicy;
import org.tradewire.trading.shared.webhook.WebhookTemplate;
import org.tradewire.trading.signal.entity.SymbolNames;

/** Checks what a user sets of a rule. */
public final class RuleForm {
  private static final int MAX_NAME = 80;
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9.-]{0,31}");
  private static final Pattern STRATEGY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/ -]{0,63}");
  private static final int CONFIDENCE_DECIMALS = 4;

  private final WebhookPolicy policy;

  /**
   * Under a policy.
   *
   * @param policy where webhooks may go
   */
  public RuleForm(WebhookPolicy policy) {
    this.policy = policy;
  }

  /**
   * The settings as they are stored: symbols are canonical, what says nothing is null.
   *
   * @throws Refusal they break a rule; names the field
   */
  public RuleSettings checked(RuleSettings given) {
    String name = given.name() == null ? "" : given.name().strip();
    require(
        !name.isEmpty()
            && name.length() <= MAX_NAME
            && name.codePoints().noneMatch(Character::isISOControl),
        "name",
        "must have 1 to " + MAX_NAME + " characters, none of them a control character");
    require(!given.events().isEmpty(), "events", "must name at least one");
    require(
        RuleSettings.TOLD.containsAll(given.events()),
        "events",
        "may be created, win, loss and expired");
    require(
        given.browser() || given.webhook() != null,
        "webhook_url",
        "must be given where the browser is not told either");
    require(
        given.template() == null || given.webhook() != null,
        "webhook_template",
        "needs a webhook_url");
    if (given.webhook() != null) {
      checkWebhook(given.webhook(), given.template());
    }
    return new RuleSettings(
        name,
        given.enabled(),
        filter(given.filter()),
        given.events(),
        given.browser(),
        given.webhook(),
        given.template());
  }

  private static RuleFilter filter(RuleFilter given) {
    String symbol = given.symbol() == null ? null : SymbolNames.canonical(given.symbol());
    require(
        symbol == null || SYMBOL.matcher(symbol).matches(),
        "symbol",
        "must be a symbol such as BTC-USDT, or * for all");
    require(
        given.strategy() == null || STRATEGY.matcher(given.strategy()).matches(),
        "pattern",
        "must be the name of a strategy, or * for all");
    BigDecimal least = given.minConfidence();
    require(
        least == null
            || (least.signum() >= 0
                && least.compareTo(BigDecimal.ONE) <= 0
                && least.scale() <= CONFIDENCE_DECIMALS),
        "min_confidence",
        "must be from 0 to 1 with at most " + CONFIDENCE_DECIMALS + " decimals");
    return new RuleFilter(
        symbol, given.timeFrame(), given.strategy(), given.direction(), Decimals.plain(least));
  }

  private void checkWebhook(String address, String template) {
    try {
      WebhookAddress.of(address, policy);
    } catch (UnfitWebhookException e) {
      throw refused("webhook_url", e.getMessage());
    }
    try {
      if (template != null) {
        WebhookTemplate.of(template, SignalValues.NAMES);
      }
    } catch (UnfitWebhookException e) {
      throw refused("webhook_template", e.getMessage());
    }
  }

  private static void require(boolean kept, String field, String rule) {
    if (!kept) {
      throw refused(field, rule);
    }
  }

  private static Refusal refused(String field, String rule) {
    return NotificationRefusal.INVALID_NOTIFICATION_RULE.ofField(field, field + " " + rule + ".");
  }
}
