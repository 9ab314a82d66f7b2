package org.tradewire.web.container;

/** The answer to one request, on its way to the client. Thread-safe. */
interface LeavingAnswer {

  /** Whether nothing of it waits any more, or it is none that ends. */
  boolean hasLeft();

  /** Whether any of it was written, so that what is left waits for the client alone. */
  boolean hasBegun();

  /** Bytes of its content that the connection has taken. */
  long bytes();

  /** Ends the connection: whoever waits for the client to read waits no longer. */
  void giveUp();
}
