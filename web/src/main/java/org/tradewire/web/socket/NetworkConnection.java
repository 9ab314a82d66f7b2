package org.tradewire.web.socket;

/** The connection of the operating system that carries one WebSocket. Thread-safe. */
interface NetworkConnection {

  /**
   * Ends it after what has been written is sent; nothing is read from it any more. Returns at once.
   */
  void close();

  /** Called once when it has ended, whoever ended it; at once where it has ended already. */
  void onClosed(Runnable listener);
}
