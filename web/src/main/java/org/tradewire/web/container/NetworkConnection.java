package org.tradewire.web.container;

/** The connection of the operating system that carries one WebSocket. Thread-safe. */
public interface NetworkConnection {

  /** Ends it at once, whatever waits to be sent. */
  void abort();

  /** Called once when it has ended, whoever ended it; at once where it has ended already. */
  void onClosed(Runnable listener);
}
