package org.tradewire.collector.live;

import java.util.function.BooleanSupplier;
import org.tradewire.collector.venue.VenueRequests;

/** What the session of one connection asks, while it is open. Belongs to the writer thread. */
final class ConnectionRequests implements VenueRequests {

  private final BooleanSupplier open;
  private final RequestQueue sends;
  private final RequestQueue fetches;

  ConnectionRequests(BooleanSupplier open, RequestQueue sends, RequestQueue fetches) {
    this.open = open;
    this.sends = sends;
    this.fetches = fetches;
  }

  @Override
  public void send(String text) {
    if (open.getAsBoolean()) {
      sends.add(text);
    }
  }

  @Override
  public void fetch(String path) {
    if (open.getAsBoolean()) {
      fetches.add(path); // else it would wait for a turn that nobody takes
    }
  }

  @Override
  public boolean waits(String path) {
    return fetches.has(path);
  }
}
