package org.tradewire.trading.notification.entity;

/**
 * What this node has done with notifications since its start.
 *
 * @param sent taken by their receivers
 * @param retried attempts that are followed by another
 * @param failed given up
 * @param expired too old before they could be sent
 * @param skipped beyond what a rule or user may have of a minute
 * @param paused rules that were paused
 * @param waiting of all nodes, as this one saw it last
 * @param oldestSeconds how long the oldest of them has waited
 */
public record NotificationCounts(
    long sent,
    long retried,
    long failed,
    long expired,
    long skipped,
    long paused,
    long waiting,
    long oldestSeconds) {}
