package org.tradewire.systemtests.client;

/** The server answered the WebSocket handshake with an HTTP status instead of an upgrade. */
public final class HandshakeRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  HandshakeRefusedException(int status) {
    super("handshake refused with status " + status);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
