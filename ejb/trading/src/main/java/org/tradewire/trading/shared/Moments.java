package org.tradewire.trading.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the database keeps them: in whole microseconds, so that what is read is equal. */
public final class Moments {

  private Moments() {}

  /** The present moment. */
  public static Instant now(Clock clock) {
    return stored(clock.instant());
  }

  /** A moment as it will be read again; what is finer than a microsecond is cut off. */
  public static Instant stored(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }
}
