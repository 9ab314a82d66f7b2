package org.tradewire.web.socket;

/** The body of one request, on its way from the client. Thread-safe. */
interface ArrivingBody {

  /** Whether all of it is here, and was read. */
  boolean hasArrived();

  /**
   * Reads no more of it: whoever waits for the rest, to use it or to throw it away, waits no
   * longer. What is written to the client is still sent.
   */
  void giveUp();
}
