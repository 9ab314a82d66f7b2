package org.tradewire.web.container;

/** A connection that can first send what waits. Thread-safe. */
public interface DrainedConnection extends NetworkConnection {

  /**
   * Ends it after what has been written is sent; nothing is read from it any more. Returns at once.
   */
  void close();
}
