package org.tradewire.trading.signal.entity.producer;

/**
 * What came to this node since its start from producers that are no services.
 *
 * @param alerts posted to hooks with a key that holds
 * @param unknownKeys calls with a key that does not
 * @param limitedAlerts alerts that were refused because there were too many
 * @param relayed messages that came through Redis
 * @param unreadable those of them that are no signals, or hold signals that break a rule
 * @param dropped signals, or messages that nobody had looked at yet, for which there was no room
 */
public record ProducerCounts(
    long alerts,
    long unknownKeys,
    long limitedAlerts,
    long relayed,
    long unreadable,
    long dropped) {}
