package org.tradewire.trading.signal.entity;

import java.util.UUID;

/**
 * A signal that is to be stored.
 *
 * @param content equal for equal signals, whatever zeros their numbers end on
 */
public record PreparedSignal(Signal signal, UUID content) {

  /** What tells it apart. */
  public SignalKey key() {
    return SignalKey.of(signal);
  }
}
