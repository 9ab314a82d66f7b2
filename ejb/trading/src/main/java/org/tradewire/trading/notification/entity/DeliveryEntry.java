package org.tradewire.trading.notification.entity;

import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.signal.entity.SignalKey;

/**
 * A line of the log of deliveries.
 *
 * @param id the delivery's, which its receiver sees
 * @param createdAt when it was made; of what was left out, the minute
 * @param event {@code created}, {@code win}, {@code loss}, {@code expired} or {@code test}; null
 *     where it stands for several that were left out
 * @param signal null of tests, and of what was left out
 * @param symbol canonical; null as the signal is
 * @param many how many it stands for
 * @param host where it goes, without path
 * @param nextAt when it is tried next; null where it is not
 * @param endedAt null while it waits
 * @param status of the last answer; 0 without one
 * @param tookMs how long the last attempt took
 * @param sentence what happened last; null before the first attempt
 */
public record DeliveryEntry(
    UUID id,
    UUID ruleId,
    Instant createdAt,
    DeliveryState state,
    String event,
    SignalKey signal,
    String symbol,
    String timeFrame,
    String direction,
    int many,
    String host,
    int attempts,
    Instant nextAt,
    Instant endedAt,
    int status,
    int tookMs,
    String sentence) {}
