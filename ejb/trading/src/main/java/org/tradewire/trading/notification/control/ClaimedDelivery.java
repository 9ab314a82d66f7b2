package org.tradewire.trading.notification.control;

import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.shared.webhook.DeliveryProgress;
import org.tradewire.trading.shared.webhook.WebhookDelivery;

/**
 * A delivery that is ours to send until an instant; then anybody sends it again, with the same id.
 *
 * @param progress before this attempt
 */
public record ClaimedDelivery(
    UUID ruleId,
    UUID userId,
    String host,
    WebhookDelivery delivery,
    DeliveryProgress progress,
    Instant until) {}
