package org.tradewire.trading.signal.entity;

/**
 * A signal and what has become of it.
 *
 * @param signal as its producer sent it
 * @param course so far
 */
public record StoredSignal(Signal signal, SignalCourse course) {}
