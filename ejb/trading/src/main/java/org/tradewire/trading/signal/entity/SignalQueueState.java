package org.tradewire.trading.signal.entity;

/**
 * The signals of a node that wait to be stored.
 *
 * @param size how many
 * @param capacity how many may
 * @param oldestMs for how long the oldest has waited, milliseconds
 */
public record SignalQueueState(int size, int capacity, long oldestMs) {}
