package org.tradewire.trading.outbox.entity;

import java.util.List;

/**
 * The numbered events of one transaction, stored with one statement. Fired as a CDI event inside
 * that transaction.
 *
 * @param events of any channels, those of one channel in the order of their numbers
 */
public record NumberedEvents(List<NumberedEvent> events) {

  /** Copies the events. */
  public NumberedEvents {
    events = List.copyOf(events);
  }
}
