package org.tradewire.trading.instrument.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.streaming.meter.LatencySnapshot;

/** Measures how old quotes were when something was filled at them on this node. Thread-safe. */
@ApplicationScoped
public class FillMeter {

  private final LatencyHistogram ages = new LatencyHistogram(System::nanoTime);

  /** Something was filled; also where its transaction fails afterwards. */
  public void filled(Duration age) {
    ages.record(age.toNanos());
  }

  /** The ages until now. */
  public LatencySnapshot ages() {
    return ages.snapshot();
  }
}
