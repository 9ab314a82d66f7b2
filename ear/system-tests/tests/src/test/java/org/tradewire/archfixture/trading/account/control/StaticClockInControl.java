package org.tradewire.archfixture.trading.account.control;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Breaks, in three ways: time comes from an injected clock. */
public final class StaticClockInControl {
  static final LongSupplier MILLIS = System::currentTimeMillis;

  Instant stamp() {
    return Instant.now();
  }

  Clock clock() {
    return Clock.systemUTC();
  }
}
