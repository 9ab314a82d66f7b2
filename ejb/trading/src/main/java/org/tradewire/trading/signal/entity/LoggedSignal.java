package org.tradewire.trading.signal.entity;

/**
 * An event of the log of signals, without the signal.
 *
 * @param seq its number in the channel of all signals
 * @param symbol canonical
 * @param what happened
 */
public record LoggedSignal(long seq, String symbol, SignalKey key, SignalHappening what) {}
