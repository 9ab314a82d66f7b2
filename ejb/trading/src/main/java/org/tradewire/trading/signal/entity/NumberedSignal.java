package org.tradewire.trading.signal.entity;

import java.time.Instant;

/**
 * An event of the log of signals.
 *
 * @param seq its number in the channel of all signals
 * @param keySeq its number in the channel of its symbol and time frame
 * @param at when it was stored
 * @param what happened
 * @param signal as it stood when that had happened; where it was read briefly, as it stands
 */
public record NumberedSignal(
    long seq, long keySeq, Instant at, SignalHappening what, StoredSignal signal) {}
