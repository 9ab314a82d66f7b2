package org.tradewire.trading.outbox.entity;

/** An event of a channel whose owner numbers it in the transaction, under a lock of its own. */
public interface NumberedEvent extends ChannelEvent {

  /** Its number in the channel: 1, 2, 3 ... without a gap. */
  long seq();
}
