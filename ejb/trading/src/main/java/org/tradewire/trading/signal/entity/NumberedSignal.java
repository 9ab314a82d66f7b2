package org.tradewire.trading.signal.entity;

import java.time.Instant;

/**
 * An event of the log of signals.
 *
 * @param seq its number in the channel of all signals
 * @param keySeq its number in the channel of its symbol and time frame
 * @param at when it was stored
 * @param what happened
 * @param signal as it stands when it is read, which may be later than when it happened
 */
public record NumberedSignal(
    long seq, long keySeq, Instant at, SignalHappening what, StoredSignal signal) {}
