package org.tradewire.trading.signal.entity;

import java.time.Instant;

/**
 * What tells signals apart.
 *
 * @param time to the microsecond
 * @param id of the producer's
 */
public record SignalKey(Instant time, String id) {

  /** The key of a signal. */
  public static SignalKey of(Signal signal) {
    return new SignalKey(signal.time(), signal.id());
  }
}
