package org.tradewire.streaming.relay;

/** Messages that are on their way to the relay. For the thread that sent them. */
@FunctionalInterface
public interface Publication {

  /** Of what is not to be published. */
  Publication REFUSED = () -> false;

  /**
   * Waits until the relay has confirmed all, and sends again what it asks for again; to be called
   * once. May block for the relay's command time-out once for each few hundred messages.
   *
   * @return whether all were published; false where a greater epoch has published to a channel,
   *     whether or not others failed
   * @throws RelayUnavailableException not all are known to have arrived; it tells how many of the
   *     first are
   */
  boolean confirm() throws RelayUnavailableException;
}
