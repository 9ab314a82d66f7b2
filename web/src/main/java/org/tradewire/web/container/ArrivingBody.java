package org.tradewire.web.container;

import java.time.Duration;

/** The body of one request, on its way from the client. Thread-safe. */
interface ArrivingBody {

  /** Whether all of it is here, and was read. */
  boolean hasArrived();

  /**
   * Reads no more of it: whoever waits for the rest, to use it or to throw it away, waits no
   * longer. Where the server can, what is written to the client is still sent.
   */
  void giveUp();

  /** How much longer than others it has, so that who reads it can still say that it is late. */
  default Duration respite() {
    return Duration.ZERO;
  }

  /**
   * Its request has been answered. Where the server waits for the rest without a thread, and may
   * use what belongs to the request for another one, the body counts as arrived from now on.
   */
  default void answered() {}
}
