package org.tradewire.trading.order.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.trading.order.entity.WatchFigures;

/** Measures the watch over open accounts. Written by its thread, read by any. */
@ApplicationScoped
public class WatchMeter {

  private final LatencyHistogram behind = new LatencyHistogram(System::nanoTime);
  private final AtomicLong settled = new AtomicLong();
  private final AtomicLong outdated = new AtomicLong();
  private volatile int accounts;
  private volatile int positions;

  /**
   * A turn is over.
   *
   * @param nanos since the turn before took its prices: a price of just after then waited so long
   */
  public void turned(long nanos, int watchedAccounts, int watchedPositions) {
    accounts = watchedAccounts;
    positions = watchedPositions;
    if (watchedAccounts > 0) {
      behind.record(nanos);
    }
  }

  /** A decision was done, or came too late. */
  public void decided(boolean done) {
    (done ? settled : outdated).incrementAndGet();
  }

  /** Everything that was measured. */
  public WatchFigures figures() {
    return new WatchFigures(accounts, positions, behind.snapshot(), settled.get(), outdated.get());
  }
}
