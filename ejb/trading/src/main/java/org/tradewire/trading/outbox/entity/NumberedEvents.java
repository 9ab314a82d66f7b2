package org.tradewire.trading.outbox.entity;

import java.util.List;

/**
 * Several events of one transaction, stored with one statement. Fired as a CDI event inside that
 * transaction, as a single {@link ChannelEvent} would be.
 *
 * @param events of any channels, those of one channel in the order of their numbers
 */
public record NumberedEvents(List<? extends NumberedEvent> events) {

  /** Copies the events. */
  public NumberedEvents {
    events = List.copyOf(events);
  }
}
