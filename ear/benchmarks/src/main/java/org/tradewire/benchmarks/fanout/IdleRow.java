package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What a node costs when there is nothing to do: no feed, no client. */
final class IdleRow {

  private static final int SETTLE_SECONDS = 30;
  private static final int SECONDS = 20;

  private IdleRow() {}

  /** Waits until the start's own work has died down, then measures; one line. */
  static String measure(Target target) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    ProcessUsage begin = ProcessUsage.of(target.pid());
    TimeUnit.SECONDS.sleep(SECONDS);
    ProcessUsage end = ProcessUsage.of(target.pid());
    double share = (end.cpuSeconds() - begin.cpuSeconds()) / SECONDS;
    return String.format(
        Locale.ROOT,
        "Idle, no feed and no client: %.2f %% of a core over %d s, %.0f MB resident (%s)",
        share * 100,
        SECONDS,
        end.residentBytes() / 1e6,
        target.server());
  }
}
