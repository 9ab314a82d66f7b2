package org.tradewire.trading.notification.control;

import org.tradewire.trading.notification.entity.DeliveryState;

/**
 * Events that a rule tells, of which it is only said how many they were.
 *
 * @param state expired or skipped
 */
public record LeftOut(ActiveRule rule, DeliveryState state, int many) {}
