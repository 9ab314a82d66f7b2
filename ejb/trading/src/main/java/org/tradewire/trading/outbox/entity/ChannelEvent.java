package org.tradewire.trading.outbox.entity;

import java.time.Instant;
import java.util.function.Consumer;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.JsonBytes;

/**
 * Something that happened and that a channel publishes. Fired as a CDI event, by itself or within
 * {@link NumberedEvents}, <em>inside</em> the transaction that caused it: it is stored with that
 * transaction or not at all, and reaches the room after commit, in the channel's order, at least
 * once up to the relay and once after it.
 *
 * <p>An event that is fired by itself goes to a channel that has no owner: the drain numbers it, in
 * the order in which such events become visible to it. One that its channel's owner has numbered is
 * a {@link NumberedEvent}, and fired together with those of its transaction.
 *
 * @param channel the room it goes to
 * @param type message type on the wire, such as {@code EQUITY_UPDATED}
 * @param occurredAt when it happened
 * @param data the message's data as JSON in UTF-8; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on as it is; never compared or changed.
public record ChannelEvent(Channel channel, String type, Instant occurredAt, byte[] data) {

  /**
   * An event whose data is written now.
   *
   * @param data writes one value
   */
  public static ChannelEvent of(
      Channel channel, String type, Instant occurredAt, Consumer<JsonBytes> data) {
    JsonBytes json = new JsonBytes();
    data.accept(json);
    return new ChannelEvent(channel, type, occurredAt, json.toBytes());
  }
}
