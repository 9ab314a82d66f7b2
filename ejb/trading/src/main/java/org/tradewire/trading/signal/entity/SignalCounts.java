package org.tradewire.trading.signal.entity;

/**
 * What a node has done with signals since its start.
 *
 * @param accepted signals that it stored
 * @param duplicates signals that were stored before
 * @param conflicts signals of a known key with another content
 * @param rejected signals that cannot be stored
 * @param refused signals that there was no room for
 * @param transactions that stored some
 * @param storeFailures how often the database was away
 * @param told events that the relay confirmed
 * @param tellFailures how often relay or database were away
 */
public record SignalCounts(
    long accepted,
    long duplicates,
    long conflicts,
    long rejected,
    long refused,
    long transactions,
    long storeFailures,
    long told,
    long tellFailures) {}
