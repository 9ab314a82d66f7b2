package org.tradewire.trading.alert.entity;

import java.time.Instant;

/**
 * Which alerts are asked for.
 *
 * @param state null: any
 * @param category null: any
 * @param severity null: any
 * @param rule what raised them; null: anything
 * @param group what they share a daily limit with; null: anything
 * @param since raised then or later
 * @param limit at most as many
 */
public record AlertQuestion(
    AlertState state,
    AlertCategory category,
    AlertSeverity severity,
    String rule,
    String group,
    Instant since,
    int limit) {}
