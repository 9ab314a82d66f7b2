package org.tradewire.trading.outbox.entity;

/**
 * A stored message as it is relayed or replayed.
 *
 * @param payload the whole envelope, UTF-8; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Shared as it is; never compared or changed.
public record StoredMessage(long id, String channel, long seq, byte[] payload) {}
