package org.tradewire.archfixture.trading.account.boundary;

import jakarta.enterprise.event.Event;

/** Breaks: domain events are never asynchronous. */
public final class AsyncEventInBoundary {
  private final Event<String> events;

  AsyncEventInBoundary(Event<String> events) {
    this.events = events;
  }

  void announce() {
    var unused = events.fireAsync("trade");
  }
}
