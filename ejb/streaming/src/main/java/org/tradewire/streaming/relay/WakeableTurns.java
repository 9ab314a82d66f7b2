package org.tradewire.streaming.relay;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which turns of a periodic look are worth their cost. While nothing goes on, one in a few is; the
 * turn after a {@link StreamBroker#wake} always is. Where wake-ups may be lost because the relay is
 * away, or was, each is. {@link #due} is called by one thread.
 */
public final class WakeableTurns {

  private final StreamBroker broker;
  private final int restingTurns;
  private final AtomicBoolean woken = new AtomicBoolean(true);
  private int skipped;

  /**
   * Listens from now on; the first turn is due.
   *
   * @param topic of the wake-ups
   * @param restingTurns while nothing goes on, one turn in so many is due; at least 1
   */
  public WakeableTurns(StreamBroker broker, String topic, int restingTurns) {
    this.broker = broker;
    this.restingTurns = restingTurns;
    broker.onWake(topic, () -> woken.set(true));
    broker.onReconnect(() -> woken.set(true));
  }

  /**
   * Whether this turn is to look; asked once a turn.
   *
   * @param busy what was found last has to be looked at each turn
   */
  public boolean due(boolean busy) {
    // Taken before the look: what wakes during it is found by the next.
    boolean asked = woken.getAndSet(false);
    if (asked || busy || !broker.healthy() || ++skipped >= restingTurns) {
      skipped = 0;
      return true;
    }
    return false;
  }
}
