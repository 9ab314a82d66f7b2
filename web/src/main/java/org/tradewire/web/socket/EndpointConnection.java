package org.tradewire.web.socket;

import jakarta.websocket.CloseReason;
import java.util.Optional;

/**
 * The connection of one endpoint instance. Its end may be reported while it is still being opened;
 * then it ends as soon as it is there, so that its place is given back. Thread-safe.
 */
final class EndpointConnection {
  private Optional<Connection> connection = Optional.empty();
  private Optional<CloseReason> end = Optional.empty();

  /** The connection is open; never called where it was refused. */
  void opened(Connection opened) {
    Optional<CloseReason> before;
    synchronized (this) {
      connection = Optional.of(opened);
      before = end;
    }
    before.ifPresent(opened::closed);
  }

  /** The connection has ended; may be reported more than once. */
  void closed(CloseReason reason) {
    Optional<Connection> open;
    synchronized (this) {
      end = Optional.of(reason);
      open = connection;
    }
    open.ifPresent(present -> present.closed(reason));
  }

  /** The connection; empty while it is being opened and where it was refused. */
  synchronized Optional<Connection> get() {
    return connection;
  }
}
