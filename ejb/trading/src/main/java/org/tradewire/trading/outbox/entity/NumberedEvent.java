package org.tradewire.trading.outbox.entity;

/**
 * An event of a channel whose owner numbers it in the transaction, under a lock of its own. Fired
 * within {@link NumberedEvents}, never by itself: nobody would observe it.
 *
 * @param seq its number in the channel: 1, 2, 3 ... without a gap
 */
public record NumberedEvent(ChannelEvent event, long seq) {}
