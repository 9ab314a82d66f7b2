package org.tradewire.trading.order.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.order.control.WatchMeter;
import org.tradewire.trading.order.entity.WatchFigures;

/** How the watch over open accounts is doing on this node. Thread-safe; no transaction. */
@ApplicationScoped
public class WatchStatus {

  @Inject private WatchMeter meter;

  /** Everything that was measured since the application's start. */
  public WatchFigures figures() {
    return meter.figures();
  }
}
