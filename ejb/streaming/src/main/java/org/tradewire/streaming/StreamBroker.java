package org.tradewire.streaming;

import java.util.function.Consumer;

/**
 * Carries messages of relayed channels to every node, this one included. Thread-safe.
 *
 * <p>Delivery: in the order of {@code seq} within a channel and epoch; a number that the channel
 * has seen already is dropped, so publishing again after a failure is harmless. A node that was cut
 * off may miss messages; it is told through {@link #onReconnect} and repairs from the log.
 */
public interface StreamBroker extends AutoCloseable {

  /**
   * Publishes a message; returns when the relay has confirmed it. May block for the relay's command
   * time-out (2 s), so it is never called from a feed or session thread.
   *
   * @throws RelayUnavailableException it is not known to have arrived
   */
  void publish(StreamMessage message) throws RelayUnavailableException;

  /**
   * Asks for the messages of a channel. Returns when the interest is known to the relay or, while
   * the relay is away, at once: the interest is then made known on reconnection.
   *
   * @param sink called on a relay thread; must not block
   */
  void open(Channel channel, Consumer<StreamMessage> sink);

  /** Ends the interest in a channel; unknown channels are ignored. */
  void close(Channel channel);

  /** Calls back, on a relay thread, when the relay is there again and messages may be missing. */
  void onReconnect(Runnable callback);

  /** Whether the relay answered its last probe; turns false within 5 s of its loss. */
  boolean healthy();

  /** Releases connections and threads; does not throw. */
  @Override
  void close();
}
