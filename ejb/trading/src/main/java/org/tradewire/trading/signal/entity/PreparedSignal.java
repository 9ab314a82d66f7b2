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

  /** What objects and numbers of a signal take, about. */
  private static final int PLAIN_BYTES = 512;

  /** What it takes of the memory, about; never less where its texts are long. */
  public int bytes() {
    long chars =
        (long) signal.id().length()
            + signal.strategy().length()
            + signal.indicators().length()
            + signal.metadata().length();
    return (int) Math.min(Integer.MAX_VALUE, PLAIN_BYTES + chars * Character.BYTES);
  }

  /** What tells it apart. */
  public SignalKey key() {
    return SignalKey.of(signal);
  }
}
