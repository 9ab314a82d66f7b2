package org.tradewire.trading.notification.control;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookDelivery;
import org.tradewire.trading.shared.webhook.WebhookSecret;
import org.tradewire.trading.shared.webhook.WebhookTemplate;

/** What a user sends to his own webhook to see whether it works. */
public final class TestDelivery {

  private TestDelivery() {}

  /**
   * A rule's template, filled with a signal that there never was.
   *
   * @throws Refusal the template cannot be filled
   */
  public static WebhookDelivery of(
      RuleSettings settings, List<WebhookSecret> secrets, Instant now) {
    String template =
        settings.template() == null ? SignalValues.STANDARD_TEMPLATE : settings.template();
    try {
      String body = WebhookTemplate.of(template, SignalValues.NAMES).fill(SignalValues.sample(now));
      return new WebhookDelivery(UUID.randomUUID(), settings.webhook(), body, secrets);
    } catch (UnfitWebhookException e) {
      throw NotificationRefusal.INVALID_NOTIFICATION_RULE.ofField(
          "webhook_template", "webhook_template " + e.getMessage() + ".");
    }
  }
}
