package org.tradewire.web.socket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tradewire.web.container.NetworkConnection;

/**
 * The network connections of sockets that are to end. A peer that reads nothing takes no close
 * frame either, and one that answers none holds its connection for ever: after five seconds it is
 * ended for them. Thread-safe.
 */
final class EndingConnections {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger(EndingConnections.class.getName());

  private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();

  private record Ending(NetworkConnection connection, long sinceNs) {}

  /**
   * The connection's socket has been closed, or is being closed; may be said more than once.
   *
   * @param nowNs of one monotonic clock
   */
  void add(NetworkConnection connection, long nowNs) {
    endings.add(new Ending(connection, nowNs));
  }

  /** Ends those that were given their time; ending one that has ended does nothing. */
  void abortOverdue(long nowNs) {
    for (Ending first = endings.peek();
        first != null && nowNs - first.sinceNs() >= PATIENCE.toNanos();
        first = endings.peek()) {
      endings.remove();
      try {
        first.connection().abort();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "event=connection_not_ended reason=\"{0}\"", e.toString());
      }
    }
  }
}
