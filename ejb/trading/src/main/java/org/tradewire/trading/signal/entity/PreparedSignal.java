package org.tradewire.trading.signal.entity;

import java.util.UUID;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

/**
 * A signal that is to be stored.
 *
 * @param content equal for equal signals, whatever zeros their numbers end on, and whoever made
 *     them
 * @param producer who made it
 */
public record PreparedSignal(Signal signal, UUID content, SignalProducer producer) {

  /** What tells it apart. */
  public SignalKey key() {
    return SignalKey.of(signal);
  }
}
