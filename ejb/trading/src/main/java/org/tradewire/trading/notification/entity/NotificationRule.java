package org.tradewire.trading.notification.entity;

import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.shared.webhook.TargetHealth;

/**
 * A user's rule.
 *
 * @param userId whose it is
 * @param health how its webhook does
 * @param version counts the user's changes, from 1
 */
public record NotificationRule(
    UUID id,
    UUID userId,
    RuleSettings settings,
    TargetHealth health,
    long version,
    Instant createdAt,
    Instant changedAt) {

  /** Whether it calls a webhook, paused or not. */
  public boolean hasWebhook() {
    return settings.webhook() != null;
  }
}
