package org.tradewire.benchmarks;

import java.time.Instant;

/** The machine's clock in nanoseconds since the Unix epoch, the unit of {@code ts} on the wire. */
public final class EpochClock {

  private EpochClock() {}

  /** Now. */
  public static long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
