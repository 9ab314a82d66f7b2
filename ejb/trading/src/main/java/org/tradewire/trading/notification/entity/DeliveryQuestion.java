package org.tradewire.trading.notification.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Which deliveries are asked for; what is null is not asked.
 *
 * @param before made before it
 * @param cursor the last line of the answer before: those that follow it
 * @param limit at most as many
 */
public record DeliveryQuestion(
    UUID ruleId, DeliveryState state, Instant before, DeliveryKey cursor, int limit) {}
