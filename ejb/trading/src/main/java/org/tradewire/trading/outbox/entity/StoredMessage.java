package org.tradewire.trading.outbox.entity;

/**
 * A stored message as it is relayed or replayed.
 *
 * @param payload the whole envelope, UTF-8; not copied
 */
public record StoredMessage(long id, String channel, long seq, byte[] payload) {}
