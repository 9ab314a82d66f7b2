package org.tradewire.trading.testing;

import java.util.function.LongSupplier;
import org.tradewire.streaming.work.PeriodicWorks;

/** Periodic jobs without a thread: a turn comes when a test asks the job for one. */
public final class AskedWorks {

  private AskedWorks() {}

  public static PeriodicWorks asked() {
    return asked(System::nanoTime);
  }

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public static PeriodicWorks asked(LongSupplier nanoTime) {
    return new PeriodicWorks(turns -> null, nanoTime);
  }
}
