package org.tradewire.trading.outbox.entity;

import java.time.Instant;
import java.util.Map;
import org.tradewire.streaming.channel.Channel;

/**
 * Something that happened and that a channel tells its room. Fired as a CDI event <em>inside</em>
 * the transaction that caused it: it is stored with that transaction or not at all, and reaches the
 * room after commit, in the channel's order, at least once up to the relay and once after it.
 *
 * <p>An event that is not a {@link NumberedEvent} goes to a channel that has no owner: the drain
 * numbers it, in the order in which such events become visible to it.
 */
public interface ChannelEvent {

  /** The room it goes to. */
  Channel channel();

  /** Message type on the wire, such as {@code EQUITY_UPDATED}. */
  String type();

  /** When it happened. */
  Instant occurredAt();

  /**
   * The message's {@code data}, in wire order. Values are {@code String}, {@code Long}, {@code
   * Integer}, {@code Boolean}, {@code BigDecimal}, {@code null}, or lists and maps of these. A
   * {@code BigDecimal} becomes a JSON number with its exact digits, which is for what a document
   * shows as a number; a challenge's money, market data and times are text.
   */
  Map<String, Object> data();
}
