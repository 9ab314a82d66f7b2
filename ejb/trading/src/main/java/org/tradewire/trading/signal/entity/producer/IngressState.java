package org.tradewire.trading.signal.entity.producer;

/**
 * The channel of Redis on which other programs publish signals, as this node hears it.
 *
 * @param wanted whether this is the node that is to hear it
 * @param heard whether it does
 * @param losses how often its connection to the channel was cut since the start
 */
public record IngressState(boolean wanted, boolean heard, long losses) {}
