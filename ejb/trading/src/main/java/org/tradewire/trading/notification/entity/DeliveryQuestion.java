package org.tradewire.trading.notification.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Which deliveries are asked for; what is null is not asked.
 *
 * @param before made before it
 * @param limit at most as many
 */
public record DeliveryQuestion(UUID ruleId, DeliveryState state, Instant before, int limit) {}
